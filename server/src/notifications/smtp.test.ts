import assert from 'node:assert/strict'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { test } from 'node:test'
import { createSmtp } from '../../../examples/mailbox/src/smtp.ts'
import { openSmtp } from './smtp.ts'

const notLinux = process.platform === 'linux' ? false : 'only Linux has all of 127.0.0.0/8'

test('a mail server on another machine that speaks no TLS gets nothing', { skip: notLinux }, async () => {
  const arrived: Buffer[] = []
  const server = createSmtp({ insertMail: async (raw) => void arrived.push(raw) }).listen(0, '127.0.0.2')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  const send = openSmtp({ smtpUrl: `smtp://127.0.0.2:${port}`, passwordFile: undefined, from: 'post@dienst.example' })
  const mail = { to: 'mina@muster.example', sender: 'A', subject: 'B', text: 'C', language: 'de', messageId: 'd' }
  assert.equal(await send(mail), 'later')
  assert.deepEqual(arrived, [])
  await new Promise<void>((resolve) => void server.close(() => resolve()))
})
