import { randomUUID } from 'node:crypto'
import { berlinDay } from '@aufenthalt/model'
import { isWithinLimitIn } from '../authorities/limits.ts'
import type { Tx } from '../database/with-authority.ts'
import { type DraftDeps, findOwnDraft, type OpenOutcome, refusal } from '../drafts/open-draft.ts'
import type { DraftAccess } from '../drafts/store.ts'
import type { Vault } from '../vault/vault.ts'
import { passedReminder } from './reminder.ts'
import { deleteReminder, findReminderOf, holdDraft, replaceReminder } from './store.ts'

/** What keeping reminders needs. `languages`: those in which there are mails. */
export type ReminderDeps = DraftDeps & {
  readonly vault: Pick<Vault, 'createApplicationKey' | 'seal'>
  readonly languages: readonly string[]
}

/** Where to, and in which language. */
export type AskedReminder = { readonly address: string; readonly language: string }

/** Whether somebody is reminded: `refused` when the mail server has refused their address for ever. */
export type ReminderView = { readonly state: 'none' | 'set' | 'refused' }

/** How it ends: nothing tells a wrong token from a draft that does not exist. */
export type ReminderOutcome = { readonly kind: 'done'; readonly view: ReminderView } | Exclude<OpenOutcome, { kind: 'found' }>

/** Which part of what is sealed under the notice's key the address is. */
export const addressPart = 'notice-address'

/** Keeps where to remind somebody before their draft is deleted. What is over by now is not sent. */
export function keepReminder(deps: ReminderDeps, access: DraftAccess, asked: AskedReminder): Promise<ReminderOutcome> {
  return forOwner(deps, access, async (tx, keptUntil) => {
    const { authorityId, lookupId } = access
    const uses = [
      { authorityId, limit: 'reminders', subjectId: lookupId.toString('base64url') },
      { authorityId, limit: 'remindersOfAll', subjectId: authorityId },
    ] as const
    for (const use of uses) if (!(await isWithinLimitIn(tx, use, deps.now()))) return { kind: 'too-many' }
    const noticeId = randomUUID()
    const key = await deps.vault.createApplicationKey(authorityId, noticeId, berlinDay(deps.now()))
    const address = deps.vault.seal(key, addressPart, Buffer.from(asked.address))
    const language = deps.languages.includes(asked.language) ? asked.language : 'de'
    const passed = passedReminder(keptUntil, deps.now())
    const told = passed === undefined ? { toldOf: null, toldDays: null } : { toldOf: keptUntil, toldDays: passed }
    await replaceReminder(tx, { authorityId, noticeId, lookupId, address, language, keptUntil, ...told })
    return { kind: 'done', view: { state: 'set' } }
  })
}

/** Says whether somebody is reminded; never where. */
export function lookUpReminder(deps: DraftDeps, access: DraftAccess): Promise<ReminderOutcome> {
  return forOwner(deps, access, async (tx) => {
    const reminder = await findReminderOf(tx, access.lookupId)
    const state = reminder?.address ? 'set' : 'refused'
    return { kind: 'done', view: { state: reminder ? state : 'none' } }
  })
}

/** Forgets where to remind somebody. */
export function forgetReminder(deps: DraftDeps, access: DraftAccess): Promise<ReminderOutcome> {
  return forOwner(deps, access, async (tx) => {
    await deleteReminder(tx, access.lookupId)
    return { kind: 'done', view: { state: 'none' } }
  })
}

/** Does something for who has the draft's token, while nobody else ends the draft. */
async function forOwner(
  deps: DraftDeps,
  access: DraftAccess,
  work: (tx: Tx, keptUntil: string) => Promise<ReminderOutcome>,
): Promise<ReminderOutcome> {
  const outcome = await deps.withAuthority(access.authorityId, async (tx) => {
    await holdDraft(tx, access.lookupId)
    const own = await findOwnDraft(tx, access)
    return own?.kind === 'found' ? await work(tx, own.draft.keptUntil) : own
  })
  return outcome ?? (await refusal(deps, access))
}
