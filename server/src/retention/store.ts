import type { ApplicationState } from '@aufenthalt/model'
import type { Tx } from '../database/with-authority.ts'

/** Finds the state of an application. */
export async function findState(tx: Tx, applicationId: string): Promise<ApplicationState | undefined> {
  const row = await tx.selectFrom('applications').select('state').where('application_id', '=', applicationId).executeTakeFirst()
  return row?.state
}

/** Lists which of these applications exist. */
export async function listExisting(tx: Tx, applicationIds: readonly string[]): Promise<string[]> {
  if (applicationIds.length === 0) return []
  const rows = await tx
    .selectFrom('applications')
    .select('application_id')
    .where('application_id', 'in', [...applicationIds])
    .execute()
  return rows.map(({ application_id }) => application_id)
}

/** Deletes the frozen parts of an application. */
export async function deleteParts(tx: Tx, applicationId: string): Promise<void> {
  await tx.deleteFrom('application_parts').where('application_id', '=', applicationId).execute()
}

/** Deletes counts of limits before this minute. */
export async function deleteLimitCounts(tx: Tx, before: Date): Promise<void> {
  await tx.deleteFrom('limit_counts').where('minute', '<', before).execute()
}

/** Deletes kept promises that are older. */
export async function deleteKeptPromises(tx: Tx, keptBefore: Date): Promise<void> {
  await tx.deleteFrom('promises').where('state', '=', 'kept').where('kept_at', '<', keptBefore).execute()
}
