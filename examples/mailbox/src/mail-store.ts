import { randomUUID } from 'node:crypto'
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type Mail, readMail } from './read-mail.ts'

/** The mails that have arrived. */
export type MailStore = {
  readonly insertMail: (raw: Buffer, receivedAt: Date) => Promise<void>
  readonly findMail: (id: string) => Mail | undefined
  /** Newest first. */
  readonly listMails: () => readonly Mail[]
}

/** More than this is not kept in memory; the files stay. */
const remembered = 500

/** e.g. 2026-11-24T13-03-09-120Z.6f1f4d0e-5f8e-4c53-9f5e-0d8a3f0a7b11.eml: in the order of arrival */
const mailFile = /^(\d{4}-\d\d-\d\dT\d\d)-(\d\d)-(\d\d)-(\d{3}Z)\.([0-9a-f-]{36})\.eml$/

/** Opens the folder of the mails: one file each, readable by its owner only. */
export async function openMailStore(folder: string): Promise<MailStore> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const mails: Mail[] = []
  const remember = (mail: Mail) => {
    mails.unshift(mail)
    mails.length = Math.min(mails.length, remembered)
  }
  for (const name of (await readdir(folder)).sort().slice(-remembered)) {
    const [, hour, minute, second, rest, id = ''] = mailFile.exec(name) ?? []
    if (hour) remember(await readMail(id, `${hour}:${minute}:${second}.${rest}`, await readFile(join(folder, name))))
  }
  return {
    insertMail: async (raw, receivedAt) => {
      const [id, at] = [randomUUID(), receivedAt.toISOString()]
      await writeFile(join(folder, `${at.replaceAll(/[:.]/g, '-')}.${id}.eml`), raw, { mode: 0o600, flag: 'wx', flush: true })
      remember(await readMail(id, at, raw))
    },
    findMail: (id) => mails.find((mail) => mail.id === id),
    listMails: () => mails,
  }
}
