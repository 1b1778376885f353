import { daysBefore } from '../deadlines/deadlines.ts'
import { DeliveryProblem } from '../errors.ts'
import { listAttachments, updateAttachment } from '../store/attachments.ts'
import type { Client } from '../store/clients.ts'
import type { Tx } from '../store/database.ts'
import { listTakenKeys } from '../store/destinations.ts'
import { recordEvent } from '../store/record-event.ts'
import { getSubmission, markSubmitted, type Submission } from '../store/submissions.ts'
import { checkJwe } from './check-jwe.ts'
import type { Deps } from './deps.ts'
import type { SealedSubmission } from './schemas.ts'

export type AttachmentIds = { submissionId: string; attachmentId: string }

/** Keeps one announced attachment of an incomplete submission. Sending it again replaces it. */
export async function keepAttachment({ db, issuer }: Deps, client: Client, ids: AttachmentIds, jwe: string): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const { destinationId } = await incompleteSubmission(tx, client, ids.submissionId, 'share')
    const tag = checkJwe(jwe, await listTakenKeys(tx, destinationId, daysBefore(issuer.now(), 'supersededKeyTaken')))
    if (!(await updateAttachment(tx, ids, { jwe, tag }))) throw new DeliveryProblem('attachment-not-found')
  })
}

/** The final step, once: all announced attachments are there, bytes and event come together or not at all. */
export async function submitSubmission(
  { db, issuer }: Deps,
  client: Client,
  sealed: SealedSubmission & { submissionId: string },
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const submission = await incompleteSubmission(tx, client, sealed.submissionId, 'update')
    const keys = await listTakenKeys(tx, submission.destinationId, daysBefore(issuer.now(), 'supersededKeyTaken'))
    const tags = {
      metadata: checkJwe(sealed.encryptedMetadata, keys),
      ...(sealed.encryptedData === undefined ? {} : { data: checkJwe(sealed.encryptedData, keys) }),
      attachments: await attachmentTags(tx, sealed.submissionId),
    }
    await markSubmitted(tx, sealed.submissionId, { ...sealed, tags, now: issuer.now() })
    await recordEvent(tx, issuer, submission, { kind: 'submit-submission', details: { authenticationTags: tags } })
  })
}

async function incompleteSubmission(tx: Tx, { clientId }: Client, submissionId: string, lock: 'update' | 'share'): Promise<Submission> {
  const submission = await getSubmission(tx, submissionId, lock)
  if (submission.clientId !== clientId) throw new DeliveryProblem('submission-not-found')
  if (submission.state !== 'incomplete') throw new DeliveryProblem('submission-already-submitted')
  if (submission.deletedAt) throw new DeliveryProblem('submission-not-found')
  return submission
}

async function attachmentTags(tx: Tx, submissionId: string): Promise<Record<string, string>> {
  const attachments = await listAttachments(tx, submissionId)
  return Object.fromEntries(
    attachments.map(({ attachmentId, tag }) => {
      if (tag === null) throw new DeliveryProblem('submission-incomplete')
      return [attachmentId, tag]
    }),
  )
}
