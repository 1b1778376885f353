import { createHash } from 'node:crypto'
import type { Kysely } from 'kysely'
import type { Database } from '../database/tables.ts'

/** Someone who may use the console. `roles` come from the OpenID provider. */
export type StaffMember = { readonly subject: string; readonly displayName: string; readonly roles: readonly string[] }

/** What must be remembered between leaving for the OpenID provider and coming back. */
export type PendingLogin = { readonly nonce: string; readonly verifier: string }

const digest = (secret: string) => createHash('sha256').update(secret).digest()

/** When something begins to hold, and until when. */
export type Period = { readonly now: Date; readonly until: Date }

/** Remembers a login that has begun; only the browser that holds `state` can finish it. Everybody may begin one: those that are over go. */
export async function insertPendingLogin(
  db: Kysely<Database>,
  state: string,
  pending: PendingLogin,
  { now, until }: Period,
): Promise<void> {
  await db.deleteFrom('staff_logins').where('expires_at', '<=', now).execute()
  await db
    .insertInto('staff_logins')
    .values({ state_sha256: digest(state), ...pending, expires_at: until })
    .execute()
}

/** Takes a begun login out, so that it serves once. */
export async function takePendingLogin(db: Kysely<Database>, state: string, now: Date): Promise<PendingLogin | undefined> {
  return await db
    .deleteFrom('staff_logins')
    .where('state_sha256', '=', digest(state))
    .where('expires_at', '>', now)
    .returning(['nonce', 'verifier'])
    .executeTakeFirst()
}

/** Keeps a session under the hash of its secret: the table opens no session. Those that are over go. */
export async function insertStaffSession(db: Kysely<Database>, secret: string, staff: StaffMember, { now, until }: Period): Promise<void> {
  const { subject, displayName, roles } = staff
  await db.deleteFrom('staff_sessions').where('expires_at', '<=', now).execute()
  await db
    .insertInto('staff_sessions')
    .values({ session_sha256: digest(secret), subject, display_name: displayName, roles: [...roles], expires_at: until })
    .execute()
}

/** Finds who holds this session, unless it is over. */
export async function findStaffMember(db: Kysely<Database>, secret: string, now: Date): Promise<StaffMember | undefined> {
  const row = await db
    .selectFrom('staff_sessions')
    .select(['subject', 'display_name', 'roles'])
    .where('session_sha256', '=', digest(secret))
    .where('expires_at', '>', now)
    .executeTakeFirst()
  return row && { subject: row.subject, displayName: row.display_name, roles: row.roles }
}

/** Ends a session. */
export async function deleteStaffSession(db: Kysely<Database>, secret: string): Promise<void> {
  await db.deleteFrom('staff_sessions').where('session_sha256', '=', digest(secret)).execute()
}
