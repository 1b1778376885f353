import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openMailStore } from '../../../../examples/mailbox/src/mail-store.ts'
import { createSmtp } from '../../../../examples/mailbox/src/smtp.ts'

/** The mail server of the examples, on a port of its own. It can be stopped and started again on the same port. */
export async function openMailbox() {
  const folder = mkdtempSync(join(tmpdir(), 'mailbox-'))
  const store = await openMailStore(folder)
  const listen = async (port: number) => {
    const smtp = createSmtp(store).listen(port, '127.0.0.1')
    await once(smtp, 'listening')
    return smtp
  }
  let smtp = await listen(0)
  const { port } = smtp.address() as AddressInfo
  const stop = async () => {
    const closed = Promise.withResolvers<void>()
    smtp.close(() => closed.resolve())
    await closed.promise
  }
  return {
    smtpUrl: `smtp://127.0.0.1:${port}`,
    mailsTo: (address: string) => store.listMails().filter(({ to }) => to === address),
    stop,
    start: async () => {
      smtp = await listen(port)
    },
    close: async () => {
      await stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
