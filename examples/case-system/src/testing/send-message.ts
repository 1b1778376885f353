import { buildMetadata, encrypt, type FetchedAttachment, type JWK, type Sender } from '@aufenthalt/fit-connect'
import { applicationSchema } from '@aufenthalt/xauslaender'
import { destinationId, publicService } from '../../../../delivery-service/src/testing/delivery-world.ts'
import { aSubmission } from './a-submission.ts'

type Content = { readonly data: Uint8Array<ArrayBuffer>; readonly attachments: FetchedAttachment[]; readonly replyKey?: JWK }

/** Sends a message with its attachments as a platform does. @returns the ids under which it waits */
export async function sendMessage(sender: Sender, { data, attachments, replyKey }: Content = aSubmission()) {
  const key = await sender.encryptionKey(destinationId, (await sender.destination(destinationId)).encryptionKid)
  const announcedAttachments = attachments.map(({ attachmentId }) => attachmentId)
  const ids = await sender.announce({ destinationId, announcedAttachments, publicService })
  for (const { attachmentId, bytes, mimeType } of attachments) {
    await sender.sendAttachment({ ...ids, attachmentId, jwe: await encrypt(bytes, key, { cty: mimeType }) })
  }
  const reply = replyKey ? { fitConnectReplyChannel: { processStandards: ['urn:example:rueckkanal'], encryptionPublicKey: replyKey } } : {}
  const metadata = await buildMetadata({ data: { ...applicationSchema('1'), bytes: data }, attachments, ...reply })
  const encryptedMetadata = await encrypt(new TextEncoder().encode(JSON.stringify(metadata)), key, { cty: 'application/json' })
  await sender.submit({
    submissionId: ids.submissionId,
    encryptedMetadata,
    encryptedData: await encrypt(data, key, { cty: 'application/xml' }),
  })
  return { ...ids, destinationId, ags: '12999001' }
}
