import type { FetchedSubmission } from '@aufenthalt/fit-connect'
import { type CanonicalApplication, readable } from '@aufenthalt/xauslaender'
import type { NewFile } from '../cases/case-store.ts'
import type { FiledCase, FiledDocument } from '../cases/filed-case.ts'
import { type SoundMessage, sha256 } from './check-message.ts'

/** File endings of the documents that the platform lets through. */
const endings: { readonly [mimeType: string]: string } = { 'application/pdf': 'pdf', 'image/jpeg': 'jpg', 'image/png': 'png' }

/** Turns a message into a case and its files. File names are made from ids, never from what somebody called a file. */
export function toCase(message: SoundMessage, submission: FetchedSubmission, filedAt: string): { filed: FiledCase; files: NewFile[] } {
  const { xml, application, pdf } = message
  const { header } = application
  const documents = application.documents.map(filedDocument)
  const bytesOf = new Map(submission.attachments.map(({ attachmentId, bytes }) => [attachmentId, bytes]))
  return {
    filed: {
      messageId: header.messageId,
      submissionId: submission.submissionId,
      caseId: submission.caseId,
      destinationId: submission.destinationId,
      referenceNumber: header.referenceNumber,
      authority: header.authority.name,
      applicant: applicantOf(application),
      request: readable(application).find(({ title }) => title === 'Anliegen')?.rows[0]?.value ?? '',
      receivedAt: header.receivedAt,
      filedAt,
      xmlSha256: sha256(xml),
      authenticationTags: submission.authenticationTags,
      documents,
      ...(submission.replyKey && { replyKey: submission.replyKey }),
    },
    files: [
      { name: 'application.xml', bytes: xml },
      { name: 'application.pdf', bytes: pdf.bytes },
      ...documents.map(({ file, attachmentId }) => ({ name: file, bytes: bytesOf.get(attachmentId) ?? new Uint8Array() })),
    ],
  }
}

function filedDocument({
  attachmentId,
  code,
  label = code,
  filename,
  mimeType,
  ...sizes
}: CanonicalApplication['documents'][number]): FiledDocument {
  return { attachmentId, file: `documents/${attachmentId}.${endings[mimeType] ?? 'bin'}`, code, label, filename, mimeType, ...sizes }
}

/** Family name first, as case workers sort; a person may have one name only. */
const applicantOf = ({ person }: CanonicalApplication): string => [person?.familyName, person?.givenNames].filter(Boolean).join(', ')
