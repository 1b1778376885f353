import { defaultApiVersion, dialects } from '../api/api-version.ts'
import { sha512 } from '../crypto/sha512.ts'
import { metadataSchemaUri } from './in-api-version.ts'
import type { AttachmentPurpose, DataMimeType, FitConnectReplyChannel, Hash, Metadata, PublicServiceType } from './metadata.ts'

export type AttachmentContent = {
  attachmentId: string
  purpose: AttachmentPurpose
  mimeType: string
  bytes: Uint8Array<ArrayBuffer>
  filename?: string
  description?: string
}

export type MetadataContent = {
  data: { schemaUri: string; mimeType: DataMimeType; bytes: Uint8Array<ArrayBuffer> }
  attachments: AttachmentContent[]
  publicServiceType?: PublicServiceType
  fitConnectReplyChannel?: FitConnectReplyChannel
  /** The sender's own number for questions outside FIT-Connect; readable for the receiver. */
  senderReference?: string
  /** Day of the application, `YYYY-MM-DD`; may lie before the day of sending. */
  applicationDate?: string
  /** Version of the metadata schema, within 1.x. */
  metadataVersion?: string
}

/** Metadata over the unencrypted bytes that will be sent (FIT-Connect metadata schema 1.x). */
export async function buildMetadata(content: MetadataContent): Promise<Metadata> {
  const { bytes, ...submissionSchema } = content.data
  const reference = present({ senderReference: content.senderReference, applicationDate: content.applicationDate })
  return {
    $schema: metadataSchemaUri(content.metadataVersion ?? dialects[defaultApiVersion].metadataVersion),
    contentStructure: {
      data: { submissionSchema, hash: await hashOf(bytes) },
      attachments: await Promise.all(
        content.attachments.map(async ({ bytes, ...described }) => ({ ...described, hash: await hashOf(bytes) })),
      ),
    },
    ...present({ publicServiceType: content.publicServiceType }),
    ...(content.fitConnectReplyChannel ? { replyChannel: { fitConnect: content.fitConnectReplyChannel } } : {}),
    ...(Object.keys(reference).length > 0 ? { additionalReferenceInfo: reference } : {}),
  }
}

async function hashOf(bytes: Uint8Array<ArrayBuffer>): Promise<Hash> {
  return { type: 'sha512', content: await sha512(bytes) }
}

function present<T extends object>(members: T): { [Key in keyof T]?: NonNullable<T[Key]> } {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined)) as {
    [Key in keyof T]?: NonNullable<T[Key]>
  }
}
