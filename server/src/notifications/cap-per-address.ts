import { createHash, randomBytes } from 'node:crypto'
import { berlinDay } from '@aufenthalt/model'
import type { SendMail } from './smtp.ts'

/** More mails on one day get nobody, whoever has given their address for how many drafts. */
const mailsPerDay = 4

/** Counts the mails of a day by address, in memory and as digests that lead back to none; those beyond are not sent. */
export function capPerAddress(send: SendMail, now: () => Date): SendMail {
  const salt = randomBytes(32)
  const sent = new Map<string, number>()
  let day = ''
  return async (mail) => {
    if (berlinDay(now()) !== day) sent.clear()
    day = berlinDay(now())
    const digest = createHash('sha256').update(salt).update(mail.to.toLowerCase()).digest('base64')
    const add = (count: number) => sent.set(digest, (sent.get(digest) ?? 0) + count)
    if ((sent.get(digest) ?? 0) >= mailsPerDay) return 'surplus'
    // Before it is sent: several may be on their way at once.
    add(1)
    const outcome = await send(mail)
    if (outcome !== 'sent') add(-1)
    return outcome
  }
}
