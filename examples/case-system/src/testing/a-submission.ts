import type { FetchedAttachment, FetchedSubmission } from '@aufenthalt/fit-connect'
import type { CanonicalApplication, ProfileId } from '@aufenthalt/xauslaender'
import { aMessage } from '../../../../xauslaender/src/testing/a-message.ts'
import { anApplication } from '../../../../xauslaender/src/testing/an-application.ts'
import { sha256 } from '../intake/check-message.ts'

const bytesOf = (text: string) => new TextEncoder().encode(text)

/** A document and a PDF of the form, as they come from the transport. */
export const someAttachments = (): FetchedAttachment[] => [
  { attachmentId: '6f1c2a34-0b1d-4c52-9a77-5d1e0c9b8a01', purpose: 'form', mimeType: 'application/pdf', bytes: bytesOf('%PDF-1.7 demo') },
  { attachmentId: '6f1c2a34-0b1d-4c52-9a77-5d1e0c9b8a02', purpose: 'attachment', mimeType: 'image/jpeg', bytes: bytesOf('a picture') },
]

/** A submission that the case system can file; the message names the document that came. */
export function aSubmission(changes: Partial<CanonicalApplication> = {}, profile: ProfileId = '1'): FetchedSubmission {
  const attachments = someAttachments()
  const [named] = anApplication().documents
  const documents = named ? [{ ...named, bytes: 9, sha256: sha256('a picture') }] : []
  const xml = aMessage(profile, anApplication({ documents, ...changes }))
  return {
    submissionId: '00000000-0000-4000-8000-00000000000a',
    caseId: '00000000-0000-4000-8000-00000000000b',
    destinationId: '00000000-0000-4000-8000-000012999001',
    metadata: { contentStructure: { attachments: [] } },
    data: bytesOf(xml),
    attachments,
    authenticationTags: { metadata: 'm', data: 'd' },
  }
}
