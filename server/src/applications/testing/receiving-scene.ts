import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { generateEncryptionKeyPair } from '@aufenthalt/fit-connect'
import type { Answers, SentApplication, SentDocument } from '@aufenthalt/model'
import { createChecker } from '@aufenthalt/xauslaender'
import { exportJWK, generateKeyPair } from 'jose'
import { aSender } from '../../../../xauslaender/src/testing/a-sender.ts'
import { createDocumentChecker } from '../../attachments/check-document.ts'
import { keepAttachment } from '../../attachments/keep-attachment.ts'
import { aPng } from '../../attachments/testing/a-file.ts'
import type { NewAuthority } from '../../authorities/store.ts'
import { beispielkreis, musterstadt, seedAuthority } from '../../authorities/testing/an-authority.ts'
import type { Catalogue } from '../../catalogue/catalogue.ts'
import { loadCatalogue } from '../../catalogue/load-catalogue.ts'
import type { AuthorityId } from '../../database/authority-id.ts'
import { type TestDatabases, testDatabases } from '../../database/testing/test-database.ts'
import { authorityScope } from '../../database/with-authority.ts'
import { createLog } from '../../log/create-log.ts'
import { createPdfWriter } from '../../pdf/create-pdf-writer.ts'
import { openReceiptKeys } from '../../receipts/receipt-keys.ts'
import { openVault } from '../../vault/open-vault.ts'
import type { Vault } from '../../vault/vault.ts'
import type { ReceiveDeps } from '../receive-application.ts'

const formsFolder = fileURLToPath(new URL('../../../../forms/', import.meta.url))
const service = 'at-erwerbstaetigkeit'
const version = '2026-11-01'

/** Everything that receives an application, real; the clock is the test's. */
export type ReceivingScene = {
  readonly databases: TestDatabases
  readonly clock: { now: Date }
  readonly deps: ReceiveDeps
  readonly catalogue: Catalogue
  readonly workerVault: Vault
  readonly logLines: string[]
  /** Uploads a picture for a slot, as the browser does. */
  readonly upload: (code: string, authorityId?: AuthorityId) => Promise<SentDocument>
  readonly stop: () => Promise<void>
}

/** Opens a scene with two authorities that offer the service. */
export async function openReceivingScene(): Promise<ReceivingScene> {
  const [databases, catalogue, checker] = await Promise.all([testDatabases(), loadCatalogue(formsFolder), createChecker()])
  const profiles: NewAuthority['profiles'] = [{ profile: '1' }, { profile: '2', from: '2027-01-01' }]
  for (const authorityId of [musterstadt, beispielkreis]) await seedAuthority(authorityScope(databases.owner), authorityId, { profiles })
  const folder = await mkdtemp(join(tmpdir(), 'receiving-'))
  const [documents, pdf] = [createDocumentChecker(), createPdfWriter()]
  const secrets = { masterKey: randomBytes(32), generateReplyKey: generateEncryptionKeyPair }
  const workerVault = openVault({ keyDatabase: databases.workerKeys, ...secrets })
  await workerVault.fillReplyKeys(2)
  const clock = { now: new Date('2026-11-24T09:15:27.120Z') }
  const logLines: string[] = []
  const { withAuthority } = databases
  const now = () => clock.now
  const deps: ReceiveDeps = {
    ...{ withAuthority, now, catalogue, checker, pdf, sender: aSender },
    receiptKeys: await openReceiptKeys(join(folder, 'receipt-keys.json')),
    vault: openVault({ keyDatabase: databases.appKeys, ...secrets }),
    publicUrl: 'https://aufenthalt.example',
    log: createLog('info', { write: (line) => void logLines.push(line) }),
  }
  return {
    ...{ databases, clock, deps, catalogue, workerVault, logLines },
    upload: async (code, authorityId = musterstadt) => {
      const [attachmentId, key] = [randomUUID(), randomBytes(32)]
      const sent = { authorityId, attachmentId, key, declaredType: 'image/png', bytes: await aPng() }
      const { kind } = await keepAttachment({ withAuthority, now, documents }, sent)
      if (kind !== 'kept') throw new Error(kind)
      return { attachmentId, code, filename: 'Aufnahme 1.png', key: key.toString('base64url') }
    },
    stop: async () => {
      await Promise.all([documents.close(), pdf.close(), databases.close(), rm(folder, { recursive: true })])
      checker.dispose()
    },
  }
}

/** The answers of a sample of the form. */
export async function sampleAnswers(name: string): Promise<Answers> {
  return JSON.parse(await readFile(join(formsFolder, service, version, 'samples', `${name}.answers.json`), 'utf8')) as Answers
}

/** What a person's browser sends, and what only it knows. */
export type PersonSubmission = { readonly sent: SentApplication; readonly accessToken: string; readonly privateKey: CryptoKey }

/** A complete submission with a person's keys. */
export async function aSubmission(changes: Partial<SentApplication> = {}): Promise<PersonSubmission> {
  const { privateKey, publicKey } = await generateKeyPair('ECDH-ES', { crv: 'P-256', extractable: true })
  const { x = '', y = '' } = await exportJWK(publicKey)
  const accessToken = randomBytes(32).toString('base64url')
  const sent: SentApplication = {
    ...{ service, version, language: 'en', documents: [] },
    answers: await sampleAnswers('blue-card-first'),
    declarations: ['decl.truth', 'decl.54', 'decl.95', 'decl.82', 'decl.bzrg', 'decl.sec', 'decl.data', 'decl.ba'],
    person: {
      accessTokenSha256: createHash('sha256').update(accessToken).digest('hex'),
      publicKey: { kty: 'EC', crv: 'P-256', x, y },
      wrappedPrivateKey: randomBytes(166).toString('base64url'),
    },
    ...changes,
  }
  return { sent, accessToken, privateKey }
}
