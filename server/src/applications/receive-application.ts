import { channel } from 'node:diagnostics_channel'
import { berlinDay, type FieldError, type Receipt, type SentApplication } from '@aufenthalt/model'
import { deleteAttachments } from '../attachments/store.ts'
import { type Authority, findAuthority, findOfferedService, type OfferedService } from '../authorities/store.ts'
import type { AuthorityId } from '../database/authority-id.ts'
import type { Tx, WithAuthority } from '../database/with-authority.ts'
import { findSubmittedAs, markDraftSubmitted } from '../drafts/store.ts'
import { deleteReminderOfSubmitted } from '../notifications/store.ts'
import { addPromise } from '../promises/add-promise.ts'
import { type Application, makeApplication } from './application.ts'
import { type BodySeal, bodySeal, isSameBody, openReceipt, sealReceipt } from './body-seal.ts'
import { checkApplication, type Objection } from './check-application.ts'
import { type FreezeDeps, type FrozenApplication, freezeApplication } from './freeze-application.ts'
import { openDocuments } from './open-documents.ts'
import { importPersonKey, sealPersonCopy } from './person-copy.ts'
import {
  insertApplication,
  insertParts,
  insertSubmitAttempt,
  lockSubmitAttempt,
  markSubmitReceived,
  type NewApplication,
  type SubmitAttempt,
} from './store.ts'

/** What receiving needs. */
export type ReceiveDeps = FreezeDeps & { readonly withAuthority: WithAuthority; readonly now: () => Date }

/** A submission: the intent it belongs to, and its body. */
export type Submission = { readonly authorityId: AuthorityId; readonly idempotencyKey: string; readonly sent: SentApplication }

/** How an attempt to submit ends. */
export type Outcome =
  | { readonly kind: 'received'; readonly receipt: Receipt }
  | { readonly kind: 'documents-missing'; readonly errors: readonly FieldError[] }
  | { readonly kind: 'draft-submitted'; readonly applicationId: string }
  | { readonly kind: 'key-reused' | 'authority-unknown' | 'malformed' }
  | Objection

const steps = {
  beforeCommit: channel('aufenthalt:application-before-commit'),
  committed: channel('aufenthalt:application-committed'),
}

/** Receives one application: checks it, freezes it and promises its delivery, all or nothing. The same intent is received once. */
export async function receiveApplication(deps: ReceiveDeps, submission: Submission): Promise<Outcome> {
  const { withAuthority, now } = deps
  const body = bodySeal(submission.sent, submission.idempotencyKey)
  const begun = await withAuthority(submission.authorityId, (tx) => beginAttempt(tx, submission, now()))
  if (!begun) return { kind: 'authority-unknown' }
  const answered = answerAgain(body, begun.attempt)
  if (answered) return answered
  if (begun.submittedAs) return { kind: 'draft-submitted', applicationId: begun.submittedAs }

  const checked = await checkSubmission(deps, submission, begun)
  if (checked.kind === 'documents-missing') return (await answerOfTwin(deps, submission, body)) ?? checked
  if (checked.kind !== 'acceptable') return checked

  const { application, personKey } = checked
  const frozen = await freezeApplication(deps, application)
  const copy = await sealPersonCopy(personKey, { receipt: frozen.receipt, answers: application.relevant.answers, pdf: frozen.pdf })
  const kept = { submission, body, application, frozen, copy }
  const outcome = await withAuthority(submission.authorityId, (tx) => keepApplication(tx, kept)).catch(whyWithdrawn)
  if (outcome.isNew) steps.committed.publish({})
  return outcome.answer
}

type Begun = {
  readonly authority: Authority
  readonly offered: OfferedService | undefined
  readonly attempt: SubmitAttempt
  /** The application that the draft has become before. */
  readonly submittedAs: string | undefined
}

/** The time of the first attempt is durable whatever comes of it: it has a transaction of its own. */
async function beginAttempt(tx: Tx, { authorityId, idempotencyKey, sent }: Submission, now: Date): Promise<Begun | undefined> {
  const authority = await findAuthority(tx)
  if (!authority) return undefined
  const offered = await findOfferedService(tx, sent.service)
  const attempt = await insertSubmitAttempt(tx, authorityId, idempotencyKey, now)
  const draft = draftOf(sent)
  return { authority, offered, attempt, submittedAs: draft && (await findSubmittedAs(tx, draft)) }
}

/** The draft that is submitted, if it is this person's: the access token is the same, since both come from one code. */
const draftOf = ({ draft, person }: SentApplication) =>
  draft === undefined
    ? undefined
    : { lookupId: Buffer.from(draft, 'base64url'), accessTokenSha256: Buffer.from(person.accessTokenSha256, 'hex') }

/** The answer that was given for this intent; undefined while there is none. */
function answerAgain(body: BodySeal, { bodyProof, receipt }: SubmitAttempt): Outcome | undefined {
  if (!bodyProof || !receipt) return undefined
  return isSameBody(body, bodyProof) ? { kind: 'received', receipt: openReceipt(body, receipt) } : { kind: 'key-reused' }
}

/** Documents are gone when the same submission was received a moment ago: then its answer is the answer. */
async function answerOfTwin({ withAuthority, now }: ReceiveDeps, { authorityId, idempotencyKey }: Submission, body: BodySeal) {
  return answerAgain(body, await withAuthority(authorityId, (tx) => insertSubmitAttempt(tx, authorityId, idempotencyKey, now())))
}

type Acceptable = { readonly kind: 'acceptable'; readonly application: Application; readonly personKey: CryptoKey }

async function checkSubmission(deps: ReceiveDeps, submission: Submission, begun: Begun): Promise<Acceptable | Outcome> {
  const { catalogue, withAuthority } = deps
  const { sent, authorityId } = submission
  const { authority, offered, attempt } = begun
  if (!offered) return { kind: 'service-unknown' }
  const personKey = await importPersonKey(sent.person.publicKey)
  if (!personKey || !catalogue.languages.includes(sent.language)) return { kind: 'malformed' }

  const receivedAt = deps.now()
  const relevant = checkApplication(catalogue, sent, berlinDay(receivedAt))
  if (relevant.kind !== 'checked') return relevant
  const { documents, errors } = await openDocuments(withAuthority, authorityId, relevant.documents)
  if (errors.length > 0) return { kind: 'documents-missing', errors }
  const { firstAttemptAt } = attempt
  const application = makeApplication({ receivedAt, firstAttemptAt, authority, offered, sent, relevant, documents })
  return { kind: 'acceptable', application, personKey }
}

type Kept = {
  readonly submission: Submission
  readonly body: BodySeal
  readonly application: Application
  readonly frozen: FrozenApplication
  readonly copy: string
}

/** Keeps everything in one transaction. Of several at once with the same key one is first, and the others answer as it did. */
async function keepApplication(tx: Tx, kept: Kept): Promise<{ readonly isNew: boolean; readonly answer: Outcome }> {
  const { submission, body, application, frozen } = kept
  const { authorityId, idempotencyKey } = submission
  const answered = answerAgain(body, await lockSubmitAttempt(tx, idempotencyKey))
  if (answered) return { isNew: false, answer: answered }

  await claimDraft(tx, kept)
  await claimDocuments(tx, application)
  await insertApplication(tx, rowOf(kept))
  await insertParts(tx, { authorityId, applicationId: application.applicationId }, frozen.parts)
  await addPromise(tx, { kind: 'deliver-application', authorityId, subjectId: application.applicationId })
  await markSubmitReceived(tx, idempotencyKey, { bodyProof: body.proof, receipt: sealReceipt(body, frozen.receipt) })
  steps.beforeCommit.publish({})
  return { isNew: true, answer: { kind: 'received', receipt: frozen.receipt } }
}

/** Ends the draft: its content goes in the transaction that keeps the application. One draft becomes one application. */
async function claimDraft(tx: Tx, { submission, application }: Kept): Promise<void> {
  const draft = draftOf(submission.sent)
  const submittedAs = draft && (await markDraftSubmitted(tx, draft, application.applicationId))
  if (submittedAs) throw new Withdrawn({ kind: 'draft-submitted', applicationId: submittedAs })
  if (draft) await deleteReminderOfSubmitted(tx, draft.lookupId)
}

/** Takes the documents out of the waiting ones, also those that were not asked for in the end. Those that another application took first are missing. */
async function claimDocuments(tx: Tx, { documents, relevant }: Application): Promise<void> {
  const taken = await deleteAttachments(
    tx,
    [...documents, ...relevant.unasked].map(({ attachmentId }) => attachmentId.toLowerCase()),
  )
  const missing = documents.filter(({ attachmentId }) => !taken.includes(attachmentId))
  const errors = missing.map(({ code }) => ({ field: code, code: 'document-unknown', level: 'error' }) as const)
  if (errors.length > 0) throw new Withdrawn({ kind: 'documents-missing', errors })
}

/** Ends the transaction without any of it: draft and documents stay as they are. */
class Withdrawn extends Error {
  readonly outcome: Outcome

  constructor(outcome: Outcome) {
    super('withdrawn')
    this.outcome = outcome
  }
}

function whyWithdrawn(error: unknown): Awaited<ReturnType<typeof keepApplication>> {
  if (!(error instanceof Withdrawn)) throw error
  return { isNew: false, answer: error.outcome }
}

function rowOf({ submission, application, copy }: Kept): NewApplication {
  const { applicationId, referenceNumber, messageId, receivedAt, firstAttemptAt, offered, relevant } = application
  const { accessTokenSha256, wrappedPrivateKey } = submission.sent.person
  return {
    ...{
      authorityId: submission.authorityId,
      applicationId,
      referenceNumber,
      messageId,
      receivedAt,
      firstAttemptAt,
      copy,
      wrappedPrivateKey,
    },
    ...{ service: relevant.form.service, version: relevant.form.version, publicService: offered.publicService },
    accessTokenSha256: Buffer.from(accessTokenSha256, 'hex'),
  }
}
