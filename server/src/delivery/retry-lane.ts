import type { Kysely } from 'kysely'
import { appendAudit } from '../audit/append-audit.ts'
import type { AuthorityId } from '../database/authority-id.ts'
import type { Database } from '../database/tables.ts'
import { inAuthority } from '../database/with-authority.ts'
import { retryPromises } from '../promises/retry-promises.ts'
import { markRenewalDecided } from './lanes-store.ts'

/** Held because only a person can know whether the receiver has the application: to take it up again is to decide that it is sent anew. */
const decidedByRetry = ['refused', 'outcome-unknown', 'tags-differ']

/** What taking up a lane needs; the database as the operator role. `staff` is the subject of who does it. */
export type RetryDeps = { readonly operator: Kysely<Database>; readonly now: () => Date; readonly staff: string }

/**
 * Takes up everything that waits or is held at one authority. Ids and bytes stay as they are; where a new submission is needed it carries the same
 * message id, by which the case system knows it again.
 * @returns how many promises
 */
export async function retryLane({ operator, now, staff }: RetryDeps, authorityId: AuthorityId): Promise<number> {
  return await inAuthority(operator, authorityId, async (tx) => {
    await markRenewalDecided(tx, authorityId, decidedByRetry, now())
    const retried = await retryPromises(tx, authorityId)
    await appendAudit(tx, { authorityId, actor: `staff ${staff}`, action: 'lane-retried', subjectId: authorityId })
    return retried
  })
}
