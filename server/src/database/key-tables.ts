import type { JWK } from 'jose'
import type { Generated } from 'kysely'
import type { AuthorityId } from './authority-id.ts'

/** An authority's key of one day (YYYY-MM-DD), wrapped by the master key. */
type DayKeysTable = { authority_id: AuthorityId; day: string; wrapped: Buffer }

/** The key of one application, wrapped by its authority's key of that day. */
type ApplicationKeysTable = { authority_id: AuthorityId; application_id: string; day: string; wrapped: Buffer }

/** Reply keys: without an application they are the pool. */
type ReplyKeysTable = { reply_key_id: string; public_jwk: JWK; wrapped_private: Buffer; application_id: string | null }

/** One row: something sealed by the master key, so that a process with another one is found at its start. */
type MasterKeyProofTable = { is_only: Generated<boolean>; proof: Buffer }

/** All tables of the key database. */
export type KeyDatabase = {
  day_keys: DayKeysTable
  application_keys: ApplicationKeysTable
  reply_keys: ReplyKeysTable
  master_key_proof: MasterKeyProofTable
}
