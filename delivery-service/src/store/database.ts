import type { ApiVersion, AuthenticationTags, CallbackKind, JWK } from '@aufenthalt/fit-connect'
import { CamelCasePlugin, type ColumnType, type Generated, Kysely, PostgresDialect, type Transaction } from 'kysely'
import pg from 'pg'

/** JSON goes in as text, because the driver would write an array as an array of PostgreSQL. */
type Json<T> = ColumnType<T, string, string>

export type SubmissionStateName = 'incomplete' | 'submitted' | 'fetched' | 'accepted' | 'rejected'
export type PublicService = {
  identifier: string
  name?: string
  submissionSchemas?: { schemaUri: string; mimeType: string }[]
  regions?: string[]
}

/** Where somebody is told that something is new, and in the form of which version. */
export type CallbackAddress = { url: string; secret: string; apiVersion?: ApiVersion }

export type Database = {
  client: { clientId: string; secretSha256: string; scopes: string[]; destinations: string[]; callback: Json<CallbackAddress> | null }
  accessToken: { tokenSha256: string; clientId: string; expiresAt: Date }
  destination: {
    destinationId: string
    name: string
    status: Generated<'active' | 'inactive'>
    encryptionKid: string
    publicServices: Json<PublicService[]>
    callback: Json<CallbackAddress> | null
  }
  destinationKey: { destinationId: string; kid: string; jwk: Json<JWK>; supersededAt: Date | null }
  callback: {
    position: Generated<string>
    clientId: string | null
    destinationId: string | null
    kind: CallbackKind
    submissionId: string
    attempts: Generated<number>
    createdAt: Date
    nextAttemptAt: Date
  }
  submission: {
    submissionId: string
    caseId: string
    clientId: string
    destinationId: string
    publicService: Json<Pick<PublicService, 'identifier' | 'name'>>
    region: string | null
    state: Generated<SubmissionStateName>
    encryptedMetadata: string | null
    encryptedData: string | null
    authenticationTags: Json<AuthenticationTags> | null
    createdAt: Date
    submittedAt: Date | null
    fetchedAt: Date | null
    deletedAt: Date | null
  }
  attachment: { submissionId: string; attachmentId: string; jwe: string | null; tag: string | null }
  event: { position: Generated<string>; eventId: string; caseId: string; submissionId: string; kind: string; token: string; issuedAt: Date }
}

export type Db = Kysely<Database>
export type Tx = Transaction<Database>

const settings = '-c synchronous_commit=on -c statement_timeout=30s -c idle_in_transaction_session_timeout=60s'

/** Opens the service's own database; a commit means that it is on the disk. */
export function openDatabase(connectionString: string): Db {
  const pool = new pg.Pool({ connectionString, options: settings, max: 10, connectionTimeoutMillis: 10_000 })
  // A connection that breaks, idle or in use, is replaced; without listeners it would end the process.
  pool.on('error', () => {})
  pool.on('connect', (client) => client.on('error', () => {}))
  return new Kysely<Database>({
    dialect: new PostgresDialect({ pool }),
    plugins: [new CamelCasePlugin({ maintainNestedObjectKeys: true })],
  })
}
