import type { JWK } from 'jose'

export type Hash = { type: 'sha512'; content: string }
export type AttachmentPurpose = 'form' | 'attachment' | 'report'
export type DataMimeType = 'application/json' | 'application/xml'

export type AttachmentMetadata = {
  attachmentId: string
  purpose: AttachmentPurpose
  mimeType: string
  hash: Hash
  filename?: string
  description?: string
}

export type PublicServiceType = { identifier: string; name?: string; description?: string }

/** How the receiver answers inside FIT-Connect: the process standards that the sender understands, and the key of this one case. */
export type FitConnectReplyChannel = { processStandards: string[]; encryptionPublicKey: JWK }

/** The metadata of a submission: what is in it, with a hash of every part. */
export type Metadata = {
  $schema?: string
  contentStructure: {
    data?: { submissionSchema: { schemaUri: string; mimeType: DataMimeType }; hash: Hash }
    attachments: AttachmentMetadata[]
  }
  publicServiceType?: PublicServiceType
  replyChannel?: { fitConnect?: FitConnectReplyChannel }
  additionalReferenceInfo?: { senderReference?: string; applicationDate?: string }
}
