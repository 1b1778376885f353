import type { JWK } from 'jose'
import type { Responses } from '../api/responses.ts'
import { isEncryptionKey } from '../crypto/check-key.ts'
import type { AuthenticationTags } from '../events/authentication-tags.ts'
import { type Problem, problem } from '../events/problems.ts'
import { checkMetadata } from '../metadata/check-metadata.ts'
import type { AttachmentMetadata, Metadata } from '../metadata/metadata.ts'
import { type FetchedAttachment, type FetchedSubmission, VerificationError } from './fetched-submission.ts'
import { type OpenedPart, openPart } from './open-part.ts'

export type SealedSubmission = {
  submission: Responses['submission']
  /** Fetches one attachment when its turn comes, so that never two lie in memory as text. */
  fetchAttachment: (attachmentId: string) => Promise<string>
  tags: AuthenticationTags
  privateKeys: readonly JWK[]
}

/** Opens and verifies all parts of a submission; throws a VerificationError with every problem that was found. */
export async function openSubmission(sealed: SealedSubmission): Promise<FetchedSubmission> {
  const { destinationId, submissionId, caseId, attachments: received } = sealed.submission
  const ref = { destinationId, submissionId, caseId }

  const metadata = await openMetadata(sealed)
  if (Array.isArray(metadata)) throw new VerificationError(ref, metadata)
  const named = metadata.contentStructure.attachments
  const mismatches = attachmentProblems(named, received, Object.keys(sealed.tags.attachments ?? {}))
  if (mismatches.length > 0) throw new VerificationError(ref, mismatches)

  const { bytes, problems } = await openData(sealed, metadata)
  const attachments = await openAttachments(sealed, named)
  const all = [...problems, ...attachments.problems]
  if (!bytes || all.length > 0) throw new VerificationError(ref, all)
  const replyKey = metadata.replyChannel?.fitConnect?.encryptionPublicKey
  const content = { metadata, data: bytes, attachments: attachments.opened, authenticationTags: sealed.tags }
  return { ...ref, ...content, ...(replyKey ? { replyKey } : {}) }
}

async function openMetadata({ submission, tags, privateKeys }: SealedSubmission): Promise<Metadata | Problem[]> {
  const part = { instance: 'metadata', jwe: submission.encryptedMetadata, tag: tags.metadata } as const
  const { bytes, problems } = await openPart(part, privateKeys)
  if (!bytes) return problems
  try {
    const value: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
    return isSound(value) ? value : [problem('schema-violation', 'metadata')]
  } catch {
    return [problem('syntax-violation', 'metadata')]
  }
}

// An answer must not be lost or weakly encrypted later: the reply key follows the rules of every key.
function isSound(value: unknown): value is Metadata {
  if (checkMetadata(value).length > 0) return false
  const replyKey = (value as Metadata).replyChannel?.fitConnect?.encryptionPublicKey
  return replyKey === undefined || isEncryptionKey(replyKey)
}

// What the metadata name, what arrived and what the submit event names must be the same attachments.
function attachmentProblems(named: AttachmentMetadata[], received: string[], tagged: string[]): Problem[] {
  const ids = named.map(({ attachmentId }) => attachmentId)
  const missing = ids.filter((id) => !received.includes(id)).map((id) => problem('missing-attachment', `attachment:${id}`))
  const isMore = [...received, ...tagged].some((id) => !ids.includes(id)) || new Set(ids).size < ids.length
  return isMore ? [...missing, problem('attachments-mismatch', 'metadata')] : missing
}

async function openData({ submission, tags, privateKeys }: SealedSubmission, { contentStructure }: Metadata): Promise<OpenedPart> {
  const jwe = submission.encryptedData
  if (!jwe || !contentStructure.data) return { problems: [problem('missing-data', 'data')] }
  return openPart({ instance: 'data', jwe, tag: tags.data, hash: contentStructure.data.hash.content }, privateKeys)
}

async function openAttachments({ fetchAttachment, tags, privateKeys }: SealedSubmission, named: AttachmentMetadata[]) {
  const opened: FetchedAttachment[] = []
  const problems: Problem[] = []
  for (const { hash, ...described } of named) {
    const { attachmentId } = described
    const jwe = await fetchAttachment(attachmentId)
    const sealed = { instance: `attachment:${attachmentId}`, jwe, tag: tags.attachments?.[attachmentId], hash: hash.content } as const
    const part = await openPart(sealed, privateKeys)
    problems.push(...part.problems)
    if (part.bytes) opened.push({ ...described, bytes: part.bytes })
  }
  return { opened, problems }
}
