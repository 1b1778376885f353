import { problem } from '@aufenthalt/fit-connect'
import type { SelectQueryBuilder } from 'kysely'
import type { Database, Db, Tx } from '../store/database.ts'
import { deleteSubmission, type EventIssuer, recordEvent } from '../store/record-event.ts'
import { getSubmission, markOutcome, type Submission } from '../store/submissions.ts'
import { daysBefore } from './deadlines.ts'

export type DeadlineName = 'incompleteDeleted' | 'fetchedDeleted' | 'unfetchedRejected' | 'unfetchedDeleted'

type Expired = SelectQueryBuilder<Database, 'submission', object>
type Deadline = {
  isExpired: (submissions: Expired, limit: Date) => Expired
  act: (tx: Tx, issuer: EventIssuer, submission: Submission) => Promise<void>
}

const deadlines: Record<DeadlineName, Deadline> = {
  incompleteDeleted: {
    isExpired: (submissions, limit) => submissions.where('state', '=', 'incomplete').where('createdAt', '<=', limit),
    act: deleteSubmission,
  },
  fetchedDeleted: {
    isExpired: (submissions, limit) => submissions.where('state', '=', 'fetched').where('fetchedAt', '<=', limit),
    act: deleteSubmission,
  },
  unfetchedRejected: {
    isExpired: (submissions, limit) => submissions.where('state', '=', 'submitted').where('submittedAt', '<=', limit),
    act: rejectUnfetched,
  },
  unfetchedDeleted: {
    isExpired: (submissions, limit) => submissions.where('state', '=', 'rejected').where('submittedAt', '<=', limit),
    act: deleteSubmission,
  },
}

/** Does what is due by now: each submission in a transaction of its own, at most one process at a time. Gives the number per deadline. */
export async function keepDeadlines(db: Db, issuer: EventIssuer): Promise<Record<DeadlineName, number>> {
  const done = { incompleteDeleted: 0, fetchedDeleted: 0, unfetchedRejected: 0, unfetchedDeleted: 0 }
  for (const name of Object.keys(done) as DeadlineName[]) {
    while (await keepNext(db, issuer, name)) done[name] += 1
  }
  return done
}

async function keepNext(db: Db, issuer: EventIssuer, name: DeadlineName): Promise<boolean> {
  const limit = daysBefore(issuer.now(), name)
  const { isExpired, act } = deadlines[name]
  return db.transaction().execute(async (tx) => {
    const open = tx.selectFrom('submission').where('deletedAt', 'is', null)
    const next = await isExpired(open, limit).select('submissionId').limit(1).forUpdate().skipLocked().executeTakeFirst()
    if (next) await act(tx, issuer, await getSubmission(tx, next.submissionId))
    return next !== undefined
  })
}

async function rejectUnfetched(tx: Tx, issuer: EventIssuer, submission: Submission): Promise<void> {
  await markOutcome(tx, submission.submissionId, 'rejected')
  const details = { problems: [problem('submission-not-fetched', 'submission')] }
  await recordEvent(tx, issuer, submission, { kind: 'reject-submission', details })
}
