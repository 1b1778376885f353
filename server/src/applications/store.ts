import { type ApplicationEvent, type ApplicationState, nextState } from '@aufenthalt/model'
import { sql } from 'kysely'
import type { AuthorityId } from '../database/authority-id.ts'
import type { Tx } from '../database/with-authority.ts'

/** What stands behind an idempotency key. Proof and receipt are there once an application was received under it. */
export type SubmitAttempt = { readonly firstAttemptAt: Date; readonly bodyProof: Buffer | null; readonly receipt: Buffer | null }

/** Keeps the time of the first attempt with this key, and gives the attempt as it stands. */
export async function insertSubmitAttempt(tx: Tx, authorityId: AuthorityId, idempotencyKey: string, now: Date): Promise<SubmitAttempt> {
  await tx
    .insertInto('submit_attempts')
    .values({ authority_id: authorityId, idempotency_key: idempotencyKey, first_attempt_at: now })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  return await getSubmitAttempt(tx, idempotencyKey)
}

/** Gets the attempt and lets no other transaction receive an application under the same key until this one ends. */
export async function lockSubmitAttempt(tx: Tx, idempotencyKey: string): Promise<SubmitAttempt> {
  await sql`select from submit_attempts where idempotency_key = ${idempotencyKey} for no key update`.execute(tx)
  return await getSubmitAttempt(tx, idempotencyKey)
}

async function getSubmitAttempt(tx: Tx, idempotencyKey: string): Promise<SubmitAttempt> {
  return await tx
    .selectFrom('submit_attempts')
    .select(['first_attempt_at as firstAttemptAt', 'body_proof as bodyProof', 'receipt'])
    .where('idempotency_key', '=', idempotencyKey)
    .executeTakeFirstOrThrow()
}

/** Ties the key to the application that was received under it. */
export async function markSubmitReceived(
  tx: Tx,
  idempotencyKey: string,
  received: { readonly bodyProof: Buffer; readonly receipt: Buffer },
) {
  await tx
    .updateTable('submit_attempts')
    .set({ body_proof: received.bodyProof, receipt: received.receipt })
    .where('idempotency_key', '=', idempotencyKey)
    .execute()
}

/** Forgets intents that began before this time. */
export async function deleteSubmitAttempts(tx: Tx, startedBefore: Date): Promise<void> {
  await tx.deleteFrom('submit_attempts').where('first_attempt_at', '<', startedBefore).execute()
}

/** A new application, as its row. */
export type NewApplication = {
  readonly authorityId: AuthorityId
  readonly applicationId: string
  readonly referenceNumber: string
  readonly messageId: string
  readonly service: string
  readonly version: string
  readonly publicService: { readonly name: string; readonly identifier: string }
  readonly receivedAt: Date
  readonly firstAttemptAt: Date
  readonly accessTokenSha256: Buffer
  readonly copy: string
  readonly wrappedPrivateKey: string
}

/** Inserts an application with the first step of its timeline. */
export async function insertApplication(tx: Tx, application: NewApplication): Promise<void> {
  await tx
    .insertInto('applications')
    .values({
      authority_id: application.authorityId,
      application_id: application.applicationId,
      reference_number: application.referenceNumber,
      message_id: application.messageId,
      service: application.service,
      version: application.version,
      public_service: JSON.stringify(application.publicService),
      received_at: application.receivedAt,
      first_attempt_at: application.firstAttemptAt,
      state: 'received',
      access_token_sha256: application.accessTokenSha256,
      copy: application.copy,
      wrapped_private_key: application.wrappedPrivateKey,
    })
    .execute()
  await insertStep(tx, application, 'received', application.receivedAt)
}

/** A frozen part under its application's key. `part` is also the place it is sealed for. */
export type SealedPart = {
  readonly part: string
  readonly position: number
  readonly mimeType: string
  readonly isScanned: boolean
  readonly content: Buffer
}

type ApplicationPlace = { readonly authorityId: AuthorityId; readonly applicationId: string }

/** Inserts the frozen parts of an application, one statement each: together they can be larger than a statement may be. */
export async function insertParts(tx: Tx, { authorityId, applicationId }: ApplicationPlace, parts: readonly SealedPart[]): Promise<void> {
  for (const { part, position, mimeType, isScanned, content } of parts) {
    const row = { part, position, mime_type: mimeType, is_scanned: isScanned, content }
    await tx
      .insertInto('application_parts')
      .values({ authority_id: authorityId, application_id: applicationId, ...row })
      .execute()
  }
}

/** Moves an application by an event and adds the step to its timeline; an event that changes nothing adds none. */
export async function moveApplication(tx: Tx, place: ApplicationPlace, event: ApplicationEvent, now: Date): Promise<void> {
  const { state } = await tx
    .selectFrom('applications')
    .select('state')
    .where('application_id', '=', place.applicationId)
    .forNoKeyUpdate()
    .executeTakeFirstOrThrow()
  const next = nextState(state, event)
  if (next === state) return
  await tx.updateTable('applications').set({ state: next }).where('application_id', '=', place.applicationId).execute()
  await insertStep(tx, place, next, now)
}

async function insertStep(tx: Tx, { authorityId, applicationId }: ApplicationPlace, kind: ApplicationState, at: Date) {
  await tx.insertInto('application_steps').values({ authority_id: authorityId, application_id: applicationId, kind, at }).execute()
}

/** Finds the hash that proves who may read an application. */
export async function findAccessTokenHash(tx: Tx, applicationId: string): Promise<Buffer | undefined> {
  const row = await tx
    .selectFrom('applications')
    .select('access_token_sha256')
    .where('application_id', '=', applicationId)
    .executeTakeFirst()
  return row?.access_token_sha256
}

/** Gets what the person may know about the way of their application. */
export async function getStatus(tx: Tx, applicationId: string) {
  const application = await tx
    .selectFrom('applications')
    .select(['reference_number as referenceNumber', 'state'])
    .where('application_id', '=', applicationId)
    .executeTakeFirstOrThrow()
  const timeline = await tx
    .selectFrom('application_steps')
    .select(['kind', 'at'])
    .where('application_id', '=', applicationId)
    .orderBy('step_id')
    .execute()
  return { ...application, timeline }
}

/** Gets the person's sealed copy. */
export async function getCopy(tx: Tx, applicationId: string): Promise<{ copy: string; wrappedPrivateKey: string }> {
  return await tx
    .selectFrom('applications')
    .select(['copy', 'wrapped_private_key as wrappedPrivateKey'])
    .where('application_id', '=', applicationId)
    .executeTakeFirstOrThrow()
}
