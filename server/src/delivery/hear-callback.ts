// A callback says that something happened to a submission. It is a hint and no more: what happened is read in the event log, whose events are signed.
import type { CallbackKind } from '@aufenthalt/fit-connect'
import type { Kysely } from 'kysely'
import { Type } from 'typebox'
import { Value } from 'typebox/value'
import { listAuthoritiesOf } from '../authorities/store.ts'
import type { Database } from '../database/tables.ts'
import { inAuthority } from '../database/with-authority.ts'
import { wakePromises } from '../promises/wake-promises.ts'
import { listApplicationsOf } from './lanes-store.ts'

const uuid = Type.String({ pattern: '^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$' })

/** What a callback names (FIT-Connect, callbacks); whatever else it says is not read. */
const content = Type.Object({ submissions: Type.Array(Type.Object({ destinationId: uuid, submissionId: uuid }), { maxItems: 1000 }) })

/** A callback whose signature has been verified. */
type GenuineCallback = { readonly kind: CallbackKind; readonly content: unknown }

/** Looks after the named submissions now instead of later; gives how many. `operator` is the database as the operator role. */
export async function hearCallback(operator: Kysely<Database>, callback: GenuineCallback): Promise<number> {
  if (callback.kind !== 'new-events' || !Value.Check(content, callback.content)) return 0
  let woken = 0
  for (const [destinationId, named = []] of Object.entries(Object.groupBy(callback.content.submissions, (one) => one.destinationId))) {
    const submissionIds = named.map(({ submissionId }) => submissionId)
    for (const authorityId of await listAuthoritiesOf(operator, destinationId)) {
      woken += await inAuthority(operator, authorityId, async (tx) => {
        const subjectIds = await listApplicationsOf(tx, authorityId, submissionIds)
        return subjectIds.length === 0 ? 0 : await wakePromises(tx, { authorityId, kind: 'follow-application', subjectIds })
      })
    }
  }
  return woken
}
