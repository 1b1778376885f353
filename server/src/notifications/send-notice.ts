import { createHash } from 'node:crypto'
import type { AuthorityId } from '../database/authority-id.ts'
import type { WithAuthority } from '../database/with-authority.ts'
import type { KeepPromise } from '../promises/keep-promise.ts'
import type { Vault } from '../vault/vault.ts'
import { addressPart } from './keep-reminder.ts'
import { type MailTexts, writeReminder } from './mail-texts.ts'
import { dueReminder } from './reminder.ts'
import type { SendMail } from './smtp.ts'
import { countOutcome, findReminder, markRefused, markTold, type Reminder } from './store.ts'

/** What sending needs. */
export type NoticeDeps = {
  readonly withAuthority: WithAuthority
  readonly vault: Pick<Vault, 'findApplicationKey' | 'open' | 'shred'>
  readonly send: SendMail
  readonly texts: MailTexts
  readonly publicUrl: string
  readonly now: () => Date
}

/** Keeps promises of the kind `send-notice`: looks once more whether there is something to remind of, and sends it. */
export const sendNotice =
  (deps: NoticeDeps): KeepPromise =>
  async ({ authorityId, subjectId: noticeId }) => {
    const reminder = await deps.withAuthority(authorityId, (tx) => findReminder(tx, noticeId))
    const days = reminder && dueReminder(reminder, deps.now())
    if (!reminder?.address || days === undefined) return { kind: 'kept' }
    const key = await deps.vault.findApplicationKey(authorityId, noticeId)
    if (!key) return { kind: 'held', code: 'notice-key-missing' }
    const address = deps.vault.open(key, addressPart, reminder.address).toString()
    const outcome = await sendReminder(deps, { reminder, days, address })
    await settle(deps, { authorityId, reminder, days, outcome })
    return outcome === 'later' ? { kind: 'again', code: 'mail-later' } : { kind: 'kept' }
  }

type Due = { readonly reminder: Reminder; readonly days: number; readonly address: string }

async function sendReminder({ send, texts, publicUrl }: NoticeDeps, { reminder, days, address }: Due) {
  const { noticeId, language, keptUntil } = reminder
  const messageId = createHash('sha256').update(`${noticeId} ${keptUntil} ${days}`).digest('hex').slice(0, 40)
  return await send({ to: address, language, messageId, ...writeReminder(texts, { language, keptUntil, publicUrl }) })
}

type Ended = Omit<Due, 'address'> & { readonly authorityId: AuthorityId; readonly outcome: Awaited<ReturnType<SendMail>> }

async function settle({ withAuthority, vault }: NoticeDeps, { authorityId, reminder, days, outcome }: Ended): Promise<void> {
  await withAuthority(authorityId, async (tx) => {
    if (outcome === 'refused') await markRefused(tx, reminder)
    else if (outcome !== 'later') await markTold(tx, reminder, days)
    await countOutcome(tx, authorityId, outcome)
  })
  if (outcome === 'refused') await vault.shred(authorityId, reminder.noticeId)
}
