import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { channel } from 'node:diagnostics_channel'
import { after, before, beforeEach, test } from 'node:test'
import { declarationsAsked, documentsAsked, type SentApplication } from '@aufenthalt/model'
import { readApplication } from '@aufenthalt/xauslaender'
import { compactDecrypt } from 'jose'
import { beispielkreis, musterstadt } from '../authorities/testing/an-authority.ts'
import { createCatalogue } from '../catalogue/catalogue.ts'
import { toAuthorityId } from '../database/authority-id.ts'
import { authorityScope } from '../database/with-authority.ts'
import { verifyReceipt } from '../receipts/verify-receipt.ts'
import type { PersonCopy } from './person-copy.ts'
import { type Outcome, type ReceiveDeps, receiveApplication } from './receive-application.ts'
import { aSubmission, openReceivingScene, type ReceivingScene, sampleAnswers } from './testing/receiving-scene.ts'

let scene: ReceivingScene
before(async () => {
  scene = await openReceivingScene()
})
after(() => scene.stop())
beforeEach(() => {
  scene.clock.now = new Date('2026-11-24T09:15:27.120Z')
})

const submit = (sent: SentApplication, idempotencyKey: string = randomUUID(), deps: Partial<ReceiveDeps> = {}) =>
  receiveApplication({ ...scene.deps, ...deps }, { authorityId: musterstadt, idempotencyKey, sent })

function receiptOf(outcome: Outcome) {
  assert.ok(outcome.kind === 'received', JSON.stringify(outcome))
  return outcome.receipt
}

const count = async (table: 'applications' | 'attachments' | 'promises', authorityId = musterstadt) => {
  const { rows } = await authorityScope(scene.databases.owner)(authorityId, async (tx) => ({
    rows: await tx.selectFrom(table).select('authority_id').execute(),
  }))
  return rows.length
}

/** Opens a frozen part as the worker does. */
async function openPart(applicationId: string, part: string): Promise<Buffer> {
  const key = await scene.workerVault.findApplicationKey(musterstadt, applicationId)
  assert.ok(key)
  const row = await authorityScope(scene.databases.worker)(musterstadt, (tx) =>
    tx
      .selectFrom('application_parts')
      .select('content')
      .where('application_id', '=', applicationId)
      .where('part', '=', part)
      .executeTakeFirstOrThrow(),
  )
  return scene.workerVault.open(key, part, row.content)
}

const aWholeSubmission = async (changes: Partial<SentApplication> = {}) =>
  await aSubmission({ documents: [await scene.upload('D-PASS'), await scene.upload('D-TITLE')], ...changes })

test('an application is received with a signed receipt, and everything that will be delivered is kept', async () => {
  const [applications, attachments] = [await count('applications'), await count('attachments')]
  const { sent } = await aWholeSubmission()
  const receipt = receiptOf(await submit(sent))

  assert.match(receipt.referenceNumber, /^AT-[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}$/)
  assert.equal(receipt.receivedAt, '2026-11-24T09:15:27.120Z')
  assert.equal(receipt.effect, 'FX-FORT')
  const claims = await verifyReceipt(scene.deps.receiptKeys, receipt.jws)
  assert.equal(claims?.sub, receipt.referenceNumber)
  assert.equal(claims?.receivedAt, receipt.receivedAt)
  assert.equal(await count('applications'), applications + 1)
  assert.equal(await count('attachments'), attachments)

  const { application } = readApplication((await openPart(receipt.applicationId, 'data')).toString())
  assert.equal(application.person?.familyName, 'Mustermann-Okonjo')
  assert.equal(application.header.referenceNumber, receipt.referenceNumber)
  assert.deepEqual(
    application.documents.map(({ code, filename }) => [code, filename]),
    [
      ['D-PASS', 'Aufnahme 1.png'],
      ['D-TITLE', 'Aufnahme 1.png'],
    ],
  )
  const metadata = JSON.parse((await openPart(receipt.applicationId, 'metadata')).toString())
  assert.deepEqual(
    metadata.contentStructure.attachments.map(({ purpose }: { purpose: string }) => purpose),
    ['form', 'attachment', 'attachment'],
  )
  assert.equal(metadata.replyChannel.fitConnect.encryptionPublicKey.kty, 'RSA')
  const [form] = metadata.contentStructure.attachments
  assert.ok((await openPart(receipt.applicationId, `attachment/${form.attachmentId}`)).subarray(0, 5).equals(Buffer.from('%PDF-')))
})

test('the message is that of the day of receipt in Germany, and so is what the delivery service is told', async () => {
  for (const [time, profile] of [
    ['2026-12-31T22:59:59.999Z', '1'],
    ['2026-12-31T23:00:00.000Z', '2'],
  ] as const) {
    scene.clock.now = new Date(time)
    const receipt = receiptOf(await submit((await aWholeSubmission()).sent))
    assert.equal(readApplication((await openPart(receipt.applicationId, 'data')).toString()).profile, profile)
    const { contentStructure, replyChannel } = JSON.parse((await openPart(receipt.applicationId, 'metadata')).toString())
    const schemaUri = `urn:aufenthalt:nachricht:antrag:${profile}`
    assert.equal(contentStructure.data.submissionSchema.schemaUri, schemaUri)
    assert.deepEqual(replyChannel.fitConnect.processStandards, [schemaUri])
  }
})

test('the message names the configured sender, the keys of states, and the documents that will follow', async () => {
  const { sent } = await aWholeSubmission({ later: ['D-HEALTH'] })
  const xml = (await openPart(receiptOf(await submit(sent)).applicationId, 'data')).toString()
  const { application, sender } = readApplication(xml)
  assert.deepEqual(sender, scene.deps.sender)
  assert.deepEqual(
    application.laterDocuments.map(({ code }) => code),
    ['D-HEALTH'],
  )
  assert.match(xml, /<schluessel listURI="urn:de:bund:destatis:[^"]+:staatsangehoerigkeit" listVersionID="[0-9-]{10}">\s*<code>232</)
})

test('the person gets their own copy: answers, receipt and PDF, which open with their key alone', async () => {
  const { sent, privateKey } = await aWholeSubmission()
  const receipt = receiptOf(await submit(sent))
  const { copy } = await scene.databases.withAuthority(musterstadt, (tx) =>
    tx.selectFrom('applications').select('copy').where('application_id', '=', receipt.applicationId).executeTakeFirstOrThrow(),
  )
  const { plaintext } = await compactDecrypt(copy, privateKey)
  const opened = JSON.parse(Buffer.from(plaintext).toString()) as PersonCopy
  assert.deepEqual(opened.receipt, receipt)
  assert.equal(opened.answers['person.familyName'], 'Mustermann-Okonjo')
  assert.ok(
    Buffer.from(opened.pdf ?? '', 'base64')
      .subarray(0, 5)
      .equals(Buffer.from('%PDF-')),
  )
})

test('submitting twice is one application with one receipt', async () => {
  const [{ sent }, key] = [await aWholeSubmission(), randomUUID()]
  const before = await count('applications')
  const first = receiptOf(await submit(sent, key))
  scene.clock.now = new Date('2026-11-24T11:00:00.000Z')
  assert.deepEqual(receiptOf(await submit(sent, key)), first)
  assert.equal(await count('applications'), before + 1)
})

test('pressing the button five times at once is one application with one receipt', async () => {
  const [{ sent }, key] = [await aWholeSubmission(), randomUUID()]
  const [applications, promises] = [await count('applications'), await count('promises')]
  const receipts = (await Promise.all(Array.from({ length: 5 }, () => submit(sent, key)))).map(receiptOf)
  assert.equal(new Set(receipts.map(({ applicationId, jws }) => `${applicationId} ${jws}`)).size, 1)
  assert.equal(await count('applications'), applications + 1)
  assert.equal(await count('promises'), promises + 1)
})

test('the same key with another application is refused, and the first one stays', async () => {
  const [{ sent }, key] = [await aWholeSubmission(), randomUUID()]
  const first = receiptOf(await submit(sent, key))
  const changed = { ...sent, answers: { ...sent.answers, 'person.familyName': 'Anders' } }
  assert.deepEqual(await submit(changed, key), { kind: 'key-reused' })
  assert.deepEqual(receiptOf(await submit(sent, key)), first)
})

test('the same key at another authority is another intent', async () => {
  const [{ sent }, key] = [await aWholeSubmission(), randomUUID()]
  receiptOf(await submit(sent, key))
  const elsewhere = await aSubmission({
    documents: [await scene.upload('D-PASS', beispielkreis), await scene.upload('D-TITLE', beispielkreis)],
  })
  const outcome = await receiveApplication(scene.deps, { authorityId: beispielkreis, idempotencyKey: key, sent: elsewhere.sent })
  assert.equal(receiptOf(outcome).authorityName, 'Ausländerbehörde Musterstadt')
  assert.equal(await count('applications', beispielkreis), 1)
})

test('the time of the first attempt stays, also when that attempt was refused for its answers', async () => {
  const [{ sent }, key] = [await aWholeSubmission(), randomUUID()]
  const { 'person.familyName': _, ...incomplete } = sent.answers
  const refused = await submit({ ...sent, answers: incomplete }, key)
  assert.deepEqual(refused, { kind: 'refused', errors: [{ field: 'person.familyName', code: 'required', level: 'error' }] })

  scene.clock.now = new Date('2026-11-24T23:00:10.000Z')
  const receipt = receiptOf(await submit(sent, key))
  assert.equal(receipt.firstAttemptAt, '2026-11-24T09:15:27.120Z')
  assert.equal(receipt.receivedAt, '2026-11-24T23:00:10.000Z')
  const { application } = readApplication((await openPart(receipt.applicationId, 'data')).toString())
  assert.equal(application.header.firstAttemptAt, receipt.firstAttemptAt)
})

test('a person whose title ends today applies in time until midnight in Berlin', async () => {
  const effectAt = async (time: string) => {
    scene.clock.now = new Date(time)
    const { sent } = await aWholeSubmission()
    return receiptOf(await submit({ ...sent, answers: { ...sent.answers, 'status.validUntil': '2026-11-24', 'request.minimum': false } }))
      .effect
  }
  assert.equal(await effectAt('2026-11-24T22:59:59.999Z'), 'FX-FORT')
  assert.equal(await effectAt('2026-11-24T23:00:00.000Z'), 'FX-SPAET')
})

test('a missing passport, a missing declaration and an unknown answer are named by their codes', async () => {
  const { sent } = await aSubmission()
  const outcome = await submit({ ...sent, declarations: sent.declarations.slice(1), answers: { ...sent.answers, 'person.shoeSize': '39' } })
  assert.ok(outcome.kind === 'refused')
  assert.deepEqual(
    outcome.errors.map(({ field, code }) => [field, code]),
    [
      ['', 'unknown-field'],
      ['D-PASS', 'document-required'],
      ['D-TITLE', 'document-required'],
      ['decl.truth', 'declaration-required'],
    ],
  )
})

test('a form that has changed since it was opened is not filled into the new one: the person sees what changed', async () => {
  const form = scene.catalogue.findForm('at-erwerbstaetigkeit', '2026-11-01')!
  const [first, ...others] = form.pages
  const newer = {
    ...form,
    version: '2026-11-20',
    effectiveFrom: '2026-11-20',
    pages: [{ ...first!, fields: [...first!.fields, { id: 'request.note', kind: 'text' as const }] }, ...others],
  }
  const texts = { de: scene.catalogue.getTexts(form, 'de'), en: scene.catalogue.getTexts(form, 'en') }
  const catalogue = createCatalogue(
    ['de', 'en'],
    [form, newer].map((one) => ({ form: one, texts })),
  )
  const { sent } = await aWholeSubmission()
  const key = randomUUID()
  assert.deepEqual(await submit(sent, key, { catalogue }), {
    kind: 'version-changed',
    version: '2026-11-20',
    changedFields: ['request.note'],
  })
  scene.clock.now = new Date('2026-11-24T09:20:00.000Z')
  const receipt = receiptOf(await submit({ ...sent, version: '2026-11-20' }, key, { catalogue }))
  assert.equal(receipt.firstAttemptAt, '2026-11-24T09:15:27.120Z')
})

test('an authority that does not exist, a service that is not offered, a language and a key that cannot be are told apart', async () => {
  const { sent } = await aWholeSubmission()
  const elsewhere = { authorityId: toAuthorityId('99999999'), idempotencyKey: randomUUID(), sent }
  assert.deepEqual(await receiveApplication(scene.deps, elsewhere), { kind: 'authority-unknown' })
  assert.deepEqual(await submit({ ...sent, service: 'at-ausbildung' }), { kind: 'service-unknown' })
  assert.deepEqual(await submit({ ...sent, language: 'xx' }), { kind: 'malformed' })
  const publicKey = { ...sent.person.publicKey, y: 'A'.repeat(43) }
  assert.deepEqual(await submit({ ...sent, person: { ...sent.person, publicKey } }), { kind: 'malformed' })
})

test('every sample of the form in every language becomes a valid message', async () => {
  const form = scene.catalogue.findForm('at-erwerbstaetigkeit', '2026-11-01')!
  for (const name of ['extension-new-employer', 'late-after-expiry', 'rare-names-unknown-birth-day']) {
    for (const language of scene.catalogue.languages) {
      const answers = await sampleAnswers(name)
      const declarations = declarationsAsked(form, answers, { today: '2026-11-24' }).map(({ id }) => id)
      const later = documentsAsked(form, answers, { today: '2026-11-24' }).map(({ code }) => code)
      const { sent } = await aSubmission({ answers, language, declarations, later })
      receiptOf(await submit(sent))
    }
  }
})

test('the step before the commit is published while nothing is there, the one after it when everything is', async () => {
  const { sent } = await aWholeSubmission()
  const seen: (readonly [string, Promise<number>])[] = []
  const [beforeCommit, committed] = [channel('aufenthalt:application-before-commit'), channel('aufenthalt:application-committed')]
  const applications = await count('applications')
  const onBefore = () => void seen.push(['before', count('applications')])
  const onCommitted = () => void seen.push(['committed', count('applications')])
  beforeCommit.subscribe(onBefore)
  committed.subscribe(onCommitted)
  await submit(sent)
  beforeCommit.unsubscribe(onBefore)
  committed.unsubscribe(onCommitted)
  assert.deepEqual(
    seen.map(([step]) => step),
    ['before', 'committed'],
  )
  assert.equal(await seen[1]?.[1], applications + 1)
})

test('the database alone tells no answer, no name and no document', async () => {
  const { sent } = await aWholeSubmission({
    answers: { ...(await sampleAnswers('blue-card-first')), 'person.familyName': 'Kanarienvogel' },
  })
  receiptOf(await submit(sent))
  const asOwner = authorityScope(scene.databases.owner)
  const tables = ['applications', 'application_parts', 'application_steps', 'submit_attempts', 'promises', 'audit'] as const
  for (const table of tables) {
    const rows = await asOwner(musterstadt, (tx) => tx.selectFrom(table).selectAll().execute())
    const bytes = rows
      .flatMap((row) => Object.values(row))
      .map((value) => (value instanceof Buffer ? value.toString('latin1') : JSON.stringify(value)))
    for (const secret of ['Kanarienvogel', 'Aufnahme', 'adaeze', 'D-PASS', 'FX-FORT']) {
      assert.ok(!bytes.some((value) => value?.includes(secret)), `${secret} in ${table}`)
    }
  }
  assert.ok(!scene.logLines.join('').includes('Kanarienvogel'))
})
