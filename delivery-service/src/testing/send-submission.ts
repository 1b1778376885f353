import { randomUUID } from 'node:crypto'
import { authenticationTags, buildMetadata, encrypt, type Sender } from '@aufenthalt/fit-connect'
import { destinationId, publicService } from './delivery-world.ts'

const utf8 = new TextEncoder()
export const xml = '<?xml version="1.0" encoding="UTF-8"?><antrag><name>Đorđević-Müller</name></antrag>'

export type SendOptions = { attachments?: number; caseId?: string; to?: string }

/** Seals a made-up application for the key that the destination names, as a sender does. */
export async function sealSubmission(sender: Sender, { attachments = 1, to = destinationId }: SendOptions = {}) {
  const destination = await sender.destination(to)
  const key = await sender.encryptionKey(to, destination.encryptionKid)
  const contents = Array.from({ length: attachments }, (_, index) => ({
    attachmentId: randomUUID(),
    purpose: 'attachment' as const,
    mimeType: 'application/pdf',
    filename: `unterlage-${index + 1}.pdf`,
    bytes: utf8.encode(`%PDF number ${index + 1}`),
  }))
  const data = { schemaUri: 'urn:example:antrag', mimeType: 'application/xml', bytes: utf8.encode(xml) } as const
  const metadata = await buildMetadata({ data, attachments: contents, senderReference: 'AT-7K3M-9QXD-2B4R' })
  const sealed = {
    encryptedMetadata: await encrypt(utf8.encode(JSON.stringify(sender.metadataFor(destination, metadata))), key, {
      cty: 'application/json',
    }),
    encryptedData: await encrypt(data.bytes, key, { cty: 'application/xml' }),
    attachments: Object.fromEntries(
      await Promise.all(
        contents.map(async ({ attachmentId, bytes }) => [attachmentId, await encrypt(bytes, key, { cty: 'application/pdf' })]),
      ),
    ) as Record<string, string>,
  }
  return { ...sealed, contents, tags: authenticationTags(sealed) }
}

/** Announces and sends the attachments; the final step is left to the test. */
export async function prepareSubmission(sender: Sender, options: SendOptions = {}) {
  const sealed = await sealSubmission(sender, options)
  const ids = await sender.announce({
    destinationId: options.to ?? destinationId,
    announcedAttachments: Object.keys(sealed.attachments),
    publicService,
    ...(options.caseId ? { caseId: options.caseId } : {}),
  })
  for (const [attachmentId, jwe] of Object.entries(sealed.attachments)) await sender.sendAttachment({ ...ids, attachmentId, jwe })
  const { encryptedMetadata, encryptedData } = sealed
  const submit = () => sender.submit({ submissionId: ids.submissionId, encryptedMetadata, encryptedData })
  return { ...ids, ...sealed, submit }
}

/** The whole way of a sender. */
export async function sendSubmission(sender: Sender, options: SendOptions = {}) {
  const prepared = await prepareSubmission(sender, options)
  await prepared.submit()
  return prepared
}
