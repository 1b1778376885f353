// Everything that will be sent is made once, before the receipt: what is acknowledged can be delivered, also when forms, law or settings change later.
import { createHash, randomUUID } from 'node:crypto'
import { type AttachmentContent, buildMetadata } from '@aufenthalt/fit-connect'
import { berlinDay, type Receipt } from '@aufenthalt/model'
import { applicationSchema, type Checker, type Sender } from '@aufenthalt/xauslaender'
import type { Catalogue } from '../catalogue/catalogue.ts'
import type { Log } from '../log/create-log.ts'
import { applicationPdf } from '../pdf/application-pdf.ts'
import type { PdfWriter } from '../pdf/create-pdf-writer.ts'
import { WorkerError } from '../pdf/worker-pool.ts'
import type { ReceiptKeys } from '../receipts/receipt-keys.ts'
import { signReceipt } from '../receipts/sign-receipt.ts'
import type { ApplicationKey, Vault } from '../vault/vault.ts'
import type { Application } from './application.ts'
import type { SealedPart } from './store.ts'
import { type ApplicationTexts, writeMessage } from './write-message.ts'

/** What freezing needs. `publicUrl` is the platform's own address. */
export type FreezeDeps = {
  readonly catalogue: Catalogue
  readonly checker: Checker
  readonly sender: Sender
  readonly pdf: Pick<PdfWriter, 'write'>
  readonly receiptKeys: ReceiptKeys
  readonly vault: Vault
  readonly publicUrl: string
  readonly log: Pick<Log, 'error'>
}

/** An application as it will be delivered, sealed, with the receipt and the PDF for the person. */
export type FrozenApplication = { readonly parts: readonly SealedPart[]; readonly receipt: Receipt; readonly pdf: Uint8Array | undefined }

/** Makes message, receipt, PDF and metadata, and seals them under a new key of the application. */
export async function freezeApplication(deps: FreezeDeps, application: Application): Promise<FrozenApplication> {
  const { catalogue, vault } = deps
  const { relevant, sent, authority, applicationId, receivedAt } = application
  const texts = { german: catalogue.getTexts(relevant.form, 'de'), own: catalogue.getTexts(relevant.form, sent.language) }
  const xml = writeMessage(deps, application, texts)
  const receipt = await makeReceipt(deps, application, xml)
  const pdf = await writePdf(deps, application, texts, receipt)
  const attachments = attachmentsOf(application, pdf)
  const metadata = await writeMetadata(deps, application, { xml, attachments })
  const key = await vault.createApplicationKey(authority.authority_id, applicationId, berlinDay(receivedAt))
  return { parts: sealParts(vault, key, application, { xml, metadata, attachments }), receipt, pdf }
}

async function makeReceipt({ receiptKeys, publicUrl }: FreezeDeps, application: Application, xml: string): Promise<Receipt> {
  const { applicationId, referenceNumber, authority, effect } = application
  const times = { receivedAt: application.receivedAt.toISOString(), firstAttemptAt: application.firstAttemptAt.toISOString() }
  const jws = await signReceipt(receiptKeys, {
    iss: publicUrl,
    sub: referenceNumber,
    ags: authority.authority_id,
    authorityName: authority.name,
    ...times,
    xmlSha256: createHash('sha256').update(xml).digest('hex'),
  })
  return { applicationId, referenceNumber, ...times, authorityName: authority.name, effect, jws }
}

/** Writes the PDF. Where it cannot be written the application is received without: message, receipt and answers say the same. */
async function writePdf(deps: FreezeDeps, application: Application, { german, own }: ApplicationTexts, receipt: Receipt) {
  const { authority, relevant, sent, documents } = application
  const content = applicationPdf({
    language: sent.language,
    authority: { ags: authority.authority_id, name: authority.name },
    referenceNumber: receipt.referenceNumber,
    receivedAt: receipt.receivedAt,
    firstAttemptAt: receipt.firstAttemptAt,
    verifyUrl: `${deps.publicUrl}/verify`,
    receiptJws: receipt.jws,
    form: relevant.form,
    answers: relevant.answers,
    texts: own,
    germanTexts: german,
    documents: documents.map(({ code, filename, bytes }) => ({ code, filename, bytes: bytes.length })),
    later: relevant.later,
    declarations: sent.declarations,
    effect: application.effect,
  })
  return await deps.pdf.write(content).catch((error: unknown) => {
    if (!(error instanceof WorkerError) || error.code === 'workers-busy') throw error
    deps.log.error({ error }, 'application received without PDF')
    return undefined
  })
}

/** The PDF of the form, then the documents. */
function attachmentsOf({ referenceNumber, documents }: Application, pdf: Uint8Array | undefined): AttachmentContent[] {
  const form = { attachmentId: randomUUID(), filename: `${referenceNumber}.pdf`, mimeType: 'application/pdf', purpose: 'form' as const }
  return [
    ...(pdf ? [{ ...form, bytes: new Uint8Array(pdf) }] : []),
    ...documents.map(({ attachmentId, filename, mimeType, code, bytes }) => ({
      ...{ attachmentId, filename, mimeType, bytes: new Uint8Array(bytes) },
      purpose: 'attachment' as const,
      description: code,
    })),
  ]
}

type Contents = { readonly xml: string; readonly metadata: string; readonly attachments: readonly AttachmentContent[] }

async function writeMetadata({ vault }: FreezeDeps, application: Application, { xml, attachments }: Omit<Contents, 'metadata'>) {
  const schema = applicationSchema(application.profile)
  const metadata = await buildMetadata({
    data: { ...schema, bytes: new Uint8Array(Buffer.from(xml)) },
    attachments: [...attachments],
    publicServiceType: application.offered.publicService,
    fitConnectReplyChannel: {
      processStandards: [schema.schemaUri],
      encryptionPublicKey: await vault.takeReplyKey(application.applicationId),
    },
    senderReference: application.referenceNumber,
    applicationDate: berlinDay(application.receivedAt),
  })
  return JSON.stringify(metadata)
}

function sealParts(vault: Vault, key: ApplicationKey, { documents }: Application, { xml, metadata, attachments }: Contents): SealedPart[] {
  const unscanned = new Set(documents.filter(({ isScanned }) => !isScanned).map(({ attachmentId }) => attachmentId))
  const parts = [
    { part: 'data', mimeType: 'application/xml', bytes: Buffer.from(xml), isScanned: true },
    { part: 'metadata', mimeType: 'application/json', bytes: Buffer.from(metadata), isScanned: true },
    ...attachments.map(({ attachmentId, mimeType, bytes }) => ({
      ...{ part: `attachment/${attachmentId}`, mimeType, bytes },
      isScanned: !unscanned.has(attachmentId),
    })),
  ]
  return parts.map(({ bytes, ...part }, position) => ({ ...part, position, content: vault.seal(key, part.part, bytes) }))
}
