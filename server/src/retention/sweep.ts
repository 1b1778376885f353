// What is over is deleted, authority by authority; a sweep that was interrupted is completed by the next one.
import { addDays, berlinDay } from '@aufenthalt/model'
import type { Kysely } from 'kysely'
import { deleteSubmitAttempts } from '../applications/store.ts'
import { deleteUnfinishedParts } from '../attachments/part-store.ts'
import { deleteUnclaimedAttachments } from '../attachments/store.ts'
import { listAuthorityIds } from '../authorities/store.ts'
import type { AuthorityId } from '../database/authority-id.ts'
import type { Database } from '../database/tables.ts'
import type { WithAuthority } from '../database/with-authority.ts'
import { deleteOldDrafts } from '../drafts/store.ts'
import { deleteOldTabNotes } from '../drafts/tab-notes.ts'
import { listNeedingKeys } from '../notifications/store.ts'
import type { Vault } from '../vault/vault.ts'
import { deleteKeptPromises, deleteLimitCounts, listExisting } from './store.ts'

/** What sweeping needs; the database as the worker role. */
export type SweepDeps = {
  readonly database: Kysely<Database>
  readonly withAuthority: WithAuthority
  readonly vault: Pick<Vault, 'shred' | 'deleteReplyKey' | 'listKeyedApplications' | 'destroyDayKeys'>
  readonly now: () => Date
}

const hourMs = 3_600_000

/** How long what is kept, in hours. */
const keptHours = {
  /** Documents of which no application was made, and that no draft names. */
  unclaimedAttachments: 24,
  /** Documents that never arrived as a whole. */
  unfinishedParts: 24,
  /** A repeated submission gets the same answer for so long. */
  submitAttempts: 60 * 24,
  limitCounts: 1,
  keptPromises: 30 * 24,
}

/** Deletes what is over in all authorities. */
export async function sweep(deps: SweepDeps): Promise<void> {
  for (const authorityId of await listAuthorityIds(deps.database)) {
    await sweepRows(deps, authorityId)
    await sweepKeys(deps, authorityId)
  }
}

async function sweepRows({ withAuthority, now }: SweepDeps, authorityId: AuthorityId): Promise<void> {
  const before = (hours: number) => new Date(now().getTime() - hours * hourMs)
  await withAuthority(authorityId, async (tx) => {
    // Before the documents: those that only an old draft names go with it.
    await deleteOldDrafts(tx, berlinDay(now()))
    await deleteOldTabNotes(tx, now())
    await deleteUnclaimedAttachments(tx, before(keptHours.unclaimedAttachments))
    await deleteUnfinishedParts(tx, before(keptHours.unfinishedParts))
    await deleteSubmitAttempts(tx, before(keptHours.submitAttempts))
    await deleteLimitCounts(tx, before(keptHours.limitCounts))
    await deleteKeptPromises(tx, before(keptHours.keptPromises))
  })
}

/**
 * Keys of applications that were never received (the process died, or another attempt was first) and of addresses that are gone. They are at least a day
 * old, so that none is taken for one that is being received. Then the day keys under which nothing is left.
 */
async function sweepKeys({ withAuthority, vault, now }: SweepDeps, authorityId: AuthorityId): Promise<void> {
  const today = berlinDay(now())
  const keyed = await vault.listKeyedApplications(authorityId, addDays(today, -1))
  const existing = new Set(
    await withAuthority(authorityId, async (tx) => [...(await listExisting(tx, keyed)), ...(await listNeedingKeys(tx, keyed))]),
  )
  for (const applicationId of keyed.filter((id) => !existing.has(id))) {
    await vault.deleteReplyKey(applicationId)
    await vault.shred(authorityId, applicationId)
  }
  await vault.destroyDayKeys(authorityId, today)
}
