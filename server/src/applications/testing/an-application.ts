import { randomBytes, randomUUID } from 'node:crypto'
import { buildMetadata } from '@aufenthalt/fit-connect'
import { makeReferenceNumber, referenceNumberBytes } from '@aufenthalt/model'
import type { AuthorityId } from '../../database/authority-id.ts'
import type { WithAuthority } from '../../database/with-authority.ts'
import { addPromise } from '../../promises/add-promise.ts'
import type { Vault } from '../../vault/vault.ts'
import { insertApplication, insertParts, type NewApplication } from '../store.ts'

/** A received application of a fictitious person: message and attachments as they are kept, and what a test needs to know. */
export type KeptApplication = { readonly applicationId: string; readonly xml: string; readonly attachments: ReadonlyMap<string, Buffer> }

type Changes = Partial<NewApplication> & { readonly attachmentCount?: number; readonly isScanned?: boolean }

/** Keeps an application with its frozen parts and the promise to deliver it, as if it had just been received. */
export async function keepAnApplication(
  { withAuthority, vault }: { readonly withAuthority: WithAuthority; readonly vault: Vault },
  authorityId: AuthorityId,
  { attachmentCount = 2, isScanned = true, ...changes }: Changes = {},
): Promise<KeptApplication> {
  const applicationId = changes.applicationId ?? randomUUID()
  const xml = `<antrag id="${applicationId}"><familienname>Đorđević-Beispiel</familienname></antrag>`
  const attachments = new Map(Array.from({ length: attachmentCount }, () => [randomUUID() as string, randomBytes(2000)]))
  const metadata = await buildMetadata({
    data: { schemaUri: 'urn:aufenthalt:nachricht:1', mimeType: 'application/xml', bytes: new Uint8Array(Buffer.from(xml)) },
    attachments: [...attachments].map(([attachmentId, bytes]) => ({
      ...{ attachmentId, filename: 'passport.png', mimeType: 'image/png', bytes: new Uint8Array(bytes) },
      purpose: 'attachment',
    })),
  })
  const key = await vault.createApplicationKey(authorityId, applicationId, '2026-11-24')
  const contents = [
    { part: 'data', mimeType: 'application/xml', bytes: Buffer.from(xml) },
    { part: 'metadata', mimeType: 'application/json', bytes: Buffer.from(JSON.stringify(metadata)) },
    ...[...attachments].map(([attachmentId, bytes]) => ({ part: `attachment/${attachmentId}`, mimeType: 'image/png', bytes })),
  ]
  const parts = contents.map(({ bytes, ...part }, position) => ({
    ...part,
    ...{ position, isScanned: isScanned || position < 2, content: vault.seal(key, part.part, bytes) },
  }))
  await withAuthority(authorityId, async (tx) => {
    await insertApplication(tx, { ...aRow(authorityId, applicationId), ...changes })
    await insertParts(tx, { authorityId, applicationId }, parts)
    await addPromise(tx, { kind: 'deliver-application', authorityId, subjectId: applicationId })
  })
  return { applicationId, xml, attachments }
}

const aRow = (authorityId: AuthorityId, applicationId: string): NewApplication => ({
  ...{ authorityId, applicationId, messageId: randomUUID(), referenceNumber: makeReferenceNumber(randomBytes(referenceNumberBytes)) },
  service: 'at-erwerbstaetigkeit',
  version: '2026-11-01',
  publicService: { name: 'Vorführung', identifier: 'urn:de:fim:leika:leistung:99123456760610' },
  receivedAt: new Date('2026-11-24T10:00:00Z'),
  firstAttemptAt: new Date('2026-11-24T09:59:00Z'),
  accessTokenSha256: randomBytes(32),
  copy: 'a.b.c.d.e',
  wrappedPrivateKey: 'w'.repeat(120),
})
