import type { Db } from '../store/database.ts'
import { daysBefore } from './deadlines.ts'

const batch = 1000

/** Forgets cases whose last event is older than events are kept, submissions and all; a batch at a time. Gives the number of cases. */
export async function forgetCases(db: Db, now: Date): Promise<number> {
  const limit = daysBefore(now, 'eventsForgotten')
  return db.transaction().execute(async (tx) => {
    const old = tx.selectFrom('event').select('caseId').distinct().where('issuedAt', '<=', limit)
    const isLast = old.where(({ not, exists, selectFrom }) => {
      const later = selectFrom('event as later').select('later.position').whereRef('later.caseId', '=', 'event.caseId')
      return not(exists(later.where('later.issuedAt', '>', limit)))
    })
    const rows = await isLast.limit(batch).execute()
    const caseIds = rows.map(({ caseId }) => caseId)
    if (caseIds.length > 0) {
      await tx.deleteFrom('event').where('caseId', 'in', caseIds).execute()
      await tx.deleteFrom('submission').where('caseId', 'in', caseIds).execute()
    }
    return caseIds.length
  })
}
