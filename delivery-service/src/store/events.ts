import type { EventKind } from '@aufenthalt/fit-connect'
import type { Db, Tx } from './database.ts'

export type StoredEvent = { eventId: string; caseId: string; submissionId: string; kind: EventKind; token: string; issuedAt: Date }

/** Adds an event to the log of its case. */
export async function insertEvent(tx: Tx, event: StoredEvent): Promise<void> {
  await tx.insertInto('event').values(event).execute()
}

/** A page of the log of a case or of a submission, in the order of writing. */
export async function listEvents(
  db: Db,
  of: { caseId: string } | { submissionId: string },
  { limit, offset }: { limit: number; offset: number },
) {
  const all = db.selectFrom('event')
  const own = 'caseId' in of ? all.where('caseId', '=', of.caseId) : all.where('submissionId', '=', of.submissionId)
  const { total } = await own.select(({ fn }) => fn.countAll<string>().as('total')).executeTakeFirstOrThrow()
  const rows = await own.select('token').orderBy('position').limit(limit).offset(offset).execute()
  return { eventLog: rows.map(({ token }) => token), totalCount: Number(total) }
}
