import type { ColumnType, Generated } from 'kysely'
import type { ApplicationTables } from './application-tables.ts'
import type { AuthorityId } from './authority-id.ts'

/** A time that the database fills in when it is left out. */
type DefaultedTime = ColumnType<Date, Date | undefined, Date>

/** Something that must happen later; see `promises`. */
type PromisesTable = {
  authority_id: AuthorityId
  promise_id: Generated<string>
  kind: string
  subject_id: string
  state: Generated<'due' | 'kept' | 'held'>
  next_attempt_at: DefaultedTime
  attempts: Generated<number>
  failures: Generated<number>
  last_code: string | null
  is_woken: Generated<boolean>
  lease_id: string | null
  leased_until: Date | null
  created_at: DefaultedTime
  kept_at: Date | null
}

/** One row per authority with promises: its circuit breaker. */
type LanesTable = {
  authority_id: AuthorityId
  failures: Generated<number>
  open_until: Date | null
}

/** Who did what to which subject, never with content. */
type AuditTable = {
  authority_id: AuthorityId
  audit_id: Generated<number>
  at: DefaultedTime
  actor: string
  action: string
  subject_id: string
}

/** Logins of staff that have begun; see `staff`. */
type StaffLoginsTable = { state_sha256: Buffer; nonce: string; verifier: string; expires_at: Date }

/** Sessions of staff; see `staff`. */
type StaffSessionsTable = {
  session_sha256: Buffer
  subject: string
  display_name: string
  roles: string[]
  expires_at: Date
}

/** All tables of the platform's database. */
export type Database = ApplicationTables & {
  promises: PromisesTable
  lanes: LanesTable
  audit: AuditTable
  staff_logins: StaffLoginsTable
  staff_sessions: StaffSessionsTable
}
