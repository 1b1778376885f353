import type { Selectable } from 'kysely'
import type { ApplicationsTable, DeliveriesTable } from '../database/application-tables.ts'
import type { AuthorityId } from '../database/authority-id.ts'
import type { Tx } from '../database/with-authority.ts'
import type { Envelope, Submission, Target } from './channel.ts'

/** One way of an application to its case system. */
export type Delivery = Readonly<Selectable<DeliveriesTable>>

/** Which delivery of which application. */
export type DeliveryPlace = { readonly authorityId: AuthorityId; readonly applicationId: string; readonly number: number }

/** What delivery must know of an application; none of its content. */
export type UndeliveredApplication = Pick<Selectable<ApplicationsTable>, 'public_service' | 'state'>

/** Finds what delivery must know of an application. */
export async function findApplication(tx: Tx, applicationId: string): Promise<UndeliveredApplication | undefined> {
  return await tx
    .selectFrom('applications')
    .select(['public_service', 'state'])
    .where('application_id', '=', applicationId)
    .executeTakeFirst()
}

/** Finds the latest delivery of an application, also when it has ended. */
export async function findLatestDelivery(tx: Tx, applicationId: string): Promise<Delivery | undefined> {
  return await tx
    .selectFrom('deliveries')
    .selectAll()
    .where('application_id', '=', applicationId)
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst()
}

/** Inserts a delivery with the ids it keeps for ever. Two workers cannot both begin the same one. */
export async function insertDelivery(
  tx: Tx,
  place: DeliveryPlace,
  begun: Submission & Pick<Target, 'destinationId' | 'fitConnectApi'> & { readonly now: Date },
) {
  return await tx
    .insertInto('deliveries')
    .values({
      authority_id: place.authorityId,
      application_id: place.applicationId,
      number: place.number,
      destination_id: begun.destinationId,
      fit_connect_api: begun.fitConnectApi,
      submission_id: begun.submissionId,
      case_id: begun.caseId,
      announced_at: begun.now,
    })
    .returningAll()
    .executeTakeFirstOrThrow()
}

const atPlace = ({ applicationId, number }: DeliveryPlace) => ({ application_id: applicationId, number })

/** Keeps the envelope before it is sent for the first time; gives the one that counts if another worker was faster. */
export async function keepEnvelope(tx: Tx, place: DeliveryPlace, envelope: Envelope, now: Date): Promise<Delivery> {
  await tx
    .updateTable('deliveries')
    .set({ envelope: JSON.stringify(envelope), submit_tried_at: now })
    .where((where) => where.and(atPlace(place)))
    .where('envelope', 'is', null)
    .execute()
  return await tx
    .selectFrom('deliveries')
    .selectAll()
    .where((where) => where.and(atPlace(place)))
    .executeTakeFirstOrThrow()
}

/** Marks that the delivery service holds the complete submission. */
export async function markHandedOver(tx: Tx, place: DeliveryPlace, now: Date): Promise<void> {
  await tx
    .updateTable('deliveries')
    .set({ handed_over_at: now })
    .where((where) => where.and(atPlace(place)))
    .where('handed_over_at', 'is', null)
    .execute()
}

/** Marks that a delivery is over, and why. */
export async function markDeliveryEnded(tx: Tx, place: DeliveryPlace, code: string, now: Date): Promise<void> {
  await tx
    .updateTable('deliveries')
    .set({ ended_at: now, end_code: code })
    .where((where) => where.and(atPlace(place)))
    .where('ended_at', 'is', null)
    .execute()
}

/** Counts the deliveries of an application that ended for this reason. */
export async function countEndedDeliveries(tx: Tx, applicationId: string, code: string): Promise<number> {
  const { ended } = await tx
    .selectFrom('deliveries')
    .select((count) => count.fn.countAll<string>().as('ended'))
    .where('application_id', '=', applicationId)
    .where('end_code', '=', code)
    .executeTakeFirstOrThrow()
  return Number(ended)
}

/** A frozen part without its bytes. */
export type PartRow = { readonly part: string; readonly mimeType: string; readonly isScanned: boolean }

/** Lists the frozen parts of an application in their order. */
export async function listParts(tx: Tx, applicationId: string): Promise<PartRow[]> {
  return await tx
    .selectFrom('application_parts')
    .select(['part', 'mime_type as mimeType', 'is_scanned as isScanned'])
    .where('application_id', '=', applicationId)
    .orderBy('position')
    .execute()
}

/** Gets the sealed bytes of one part. */
export async function getPartContent(tx: Tx, applicationId: string, part: string): Promise<Buffer> {
  const { content } = await tx
    .selectFrom('application_parts')
    .select('content')
    .where('application_id', '=', applicationId)
    .where('part', '=', part)
    .executeTakeFirstOrThrow()
  return content
}

/** Marks a part that a scanner has found clean. */
export async function markPartScanned(tx: Tx, applicationId: string, part: string): Promise<void> {
  await tx
    .updateTable('application_parts')
    .set({ is_scanned: true })
    .where('application_id', '=', applicationId)
    .where('part', '=', part)
    .execute()
}

/** Keeps that an attachment was sent, with the tag of what was sent last. */
export async function insertDeliveredAttachment(tx: Tx, place: DeliveryPlace, sent: { attachmentId: string; tag: string; now: Date }) {
  const { tag, now } = sent
  await tx
    .insertInto('delivered_attachments')
    .values({
      authority_id: place.authorityId,
      application_id: place.applicationId,
      number: place.number,
      attachment_id: sent.attachmentId,
      tag,
      sent_at: now,
    })
    .onConflict((conflict) =>
      conflict.columns(['authority_id', 'application_id', 'number', 'attachment_id']).doUpdateSet({ tag, sent_at: now }),
    )
    .execute()
}

/** Lists the tags of the attachments that were sent, by attachment id. */
export async function listSentTags(tx: Tx, place: DeliveryPlace): Promise<{ [attachmentId: string]: string }> {
  const rows = await tx
    .selectFrom('delivered_attachments')
    .select(['attachment_id', 'tag'])
    .where((where) => where.and(atPlace(place)))
    .execute()
  return Object.fromEntries(rows.map(({ attachment_id, tag }) => [attachment_id, tag]))
}

/** Raises the level of unaccepted applications that were received before this time; gives those that were below it. */
export async function raiseSilenceLevel(tx: Tx, level: number, receivedBefore: Date): Promise<string[]> {
  const rows = await tx
    .updateTable('applications')
    .set({ silence_level: level })
    .where('state', '<>', 'accepted')
    .where('received_at', '<', receivedBefore)
    .where('silence_level', '<', level)
    .returning('application_id')
    .execute()
  return rows.map(({ application_id }) => application_id)
}
