import type { CallbackKind, EventKind } from '@aufenthalt/fit-connect'
import { sql } from 'kysely'
import type { CallbackAddress, Db, Tx } from './database.ts'

type Told = { receiver?: CallbackKind; sender?: CallbackKind }

/** Who is told of which event, and as what (FIT-Connect, callbacks). Events that are missing are told to nobody. */
const told: { readonly [kind in EventKind]?: Told } = {
  'submit-submission': { receiver: 'new-submissions' },
  'notify-submission': { sender: 'new-events' },
  'accept-submission': { sender: 'new-events' },
  'reject-submission': { sender: 'new-events' },
  'delete-submission': { sender: 'new-events', receiver: 'new-events' },
}
const toldOfOwnRejection: Told = { sender: 'new-events', receiver: 'new-events' }

/** One thing to tell somebody, as often as it takes. */
export type DueCallback = {
  position: string
  recipient: string
  address: CallbackAddress
  kind: CallbackKind
  attempts: number
  destinationId: string
  submissionId: string
  caseId: string
}

/** Notes who must be told of an event, in the event's transaction; who has no address is not told. */
export async function insertCallbacks(
  tx: Tx,
  { submissionId, kind, isOwn, now }: { submissionId: string; kind: EventKind; isOwn: boolean; now: Date },
): Promise<void> {
  const { receiver, sender } = isOwn && kind === 'reject-submission' ? toldOfOwnRejection : (told[kind] ?? {})
  if (sender) {
    await sql`insert into callback (client_id, kind, submission_id, created_at, next_attempt_at)
      select client_id, ${sender}, submission_id, ${now}::timestamptz, ${now} from submission join client using (client_id)
      where submission_id = ${submissionId} and callback is not null`.execute(tx)
  }
  if (receiver) {
    await sql`insert into callback (destination_id, kind, submission_id, created_at, next_attempt_at)
      select destination_id, ${receiver}, submission_id, ${now}::timestamptz, ${now} from submission join destination using (destination_id)
      where submission_id = ${submissionId} and callback is not null`.execute(tx)
  }
}

/** Takes what is due, but for some recipients; nobody else takes it for a while, and a process that dies now leaves it to the next one. */
export async function takeDueCallbacks(
  db: Db,
  { now, until, limit, except }: { now: Date; until: Date; limit: number; except: string[] },
): Promise<DueCallback[]> {
  const { rows } = await sql<DueCallback>`
    with due as (
      select position from callback
      where next_attempt_at <= ${now} and coalesce(client_id, destination_id::text) <> all(${except}) order by next_attempt_at limit ${limit} for update skip locked
    ), taken as (
      update callback set attempts = attempts + 1, next_attempt_at = ${until} from due where callback.position = due.position
      returning callback.*
    )
    select taken.position, coalesce(taken.client_id, taken.destination_id::text) as recipient,
      coalesce(client.callback, destination.callback) as address, taken.kind, taken.attempts,
      submission.destination_id as "destinationId", submission.submission_id as "submissionId", submission.case_id as "caseId"
    from taken
    join submission on submission.submission_id = taken.submission_id
    left join client on client.client_id = taken.client_id
    left join destination on destination.destination_id = taken.destination_id
    where coalesce(client.callback, destination.callback) is not null
    order by taken.position`.execute(db)
  return rows
}

/** Forgets what was told. */
export async function deleteCallbacks(db: Db, positions: readonly string[]): Promise<void> {
  await db
    .deleteFrom('callback')
    .where('position', 'in', [...positions])
    .execute()
}

/** Puts off what could not be told. */
export async function putOffCallbacks(db: Db, positions: readonly string[], until: Date): Promise<void> {
  await db
    .updateTable('callback')
    .set({ nextAttemptAt: until })
    .where('position', 'in', [...positions])
    .execute()
}

/** Gives up what nobody wanted to hear for so long; whoever missed it finds it by asking. */
export async function deleteOldCallbacks(db: Db, createdBefore: Date): Promise<void> {
  await db.deleteFrom('callback').where('createdAt', '<=', createdBefore).execute()
}
