import assert from 'node:assert/strict'
import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { subscribe, unsubscribe } from 'node:diagnostics_channel'
import { after, before, test } from 'node:test'
import { ratePerMinute } from '../authorities/limits.ts'
import { beispielkreis, musterstadt, seedAuthority } from '../authorities/testing/an-authority.ts'
import { toAuthorityId } from '../database/authority-id.ts'
import { testDatabases } from '../database/testing/test-database.ts'
import { authorityScope } from '../database/with-authority.ts'
import { type AttachmentPlace, openContent, openFacts } from './browser-seal.ts'
import { createDocumentChecker } from './check-document.ts'
import { documentKind } from './document-kind.ts'
import { keepAttachment } from './keep-attachment.ts'
import { deleteUnclaimedAttachments, findAttachment } from './store.ts'
import { aPdf, aPng } from './testing/a-file.ts'

const databases = await testDatabases()
after(databases.close)
before(async () => {
  const asOwner = authorityScope(databases.owner)
  await seedAuthority(asOwner, musterstadt)
  await seedAuthority(asOwner, beispielkreis)
})

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')
const documents = createDocumentChecker()
after(documents.close)
const picture = await aPng()

let time = new Date('2026-11-24T10:00:00Z')
const deps = { withAuthority: databases.withAuthority, documents, now: () => time }

const aDocument = (changes: Partial<AttachmentPlace> & { readonly bytes?: Uint8Array; readonly key?: Uint8Array } = {}) => ({
  authorityId: musterstadt,
  attachmentId: randomUUID(),
  key: randomBytes(32),
  declaredType: 'image/png',
  bytes: picture,
  ...changes,
})

const rowOf = ({ authorityId, attachmentId }: AttachmentPlace) =>
  databases.withAuthority(authorityId, (tx) => findAttachment(tx, attachmentId))

test('a document is kept, says what is kept, and opens with the key from the browser alone', async () => {
  const sent = aDocument()
  const outcome = await keepAttachment(deps, sent)
  const row = await rowOf(sent)
  assert.ok(row && outcome.kind === 'kept')
  const content = openContent(sent.key, sent, row.content) ?? Buffer.of()
  const kept = { attachmentId: sent.attachmentId, mimeType: 'image/png', bytes: content.length, sha256: sha256(content) }
  assert.deepEqual(outcome.attachment, kept)
  assert.equal(documentKind(content), 'image/png')

  assert.equal(openContent(randomBytes(32), sent, row.content), undefined)
  assert.equal(openContent(sent.key, { ...sent, authorityId: beispielkreis }, row.content), undefined)
  assert.equal(openFacts(sent.key, { ...sent, attachmentId: randomUUID() }, row.facts), undefined)
})

test('nothing of a document can be read in the database', async () => {
  const sent = aDocument({ bytes: await aPdf((pdf) => pdf.setTitle('Beispiel')) })
  await keepAttachment(deps, sent)
  const row = await rowOf(sent)
  assert.ok(row)
  for (const column of [row.facts, row.content]) {
    assert.ok(!column.includes('%PDF') && !column.includes('application/pdf') && !column.includes(Buffer.from(sent.key)))
  }
})

test('sending the same document again gives the same answer and keeps one', async () => {
  const sent = aDocument()
  const answers = [await keepAttachment(deps, sent), await keepAttachment(deps, sent)]
  assert.deepEqual(answers[1], answers[0])
})

test('sending the same document several times at once keeps one', async () => {
  const sent = aDocument()
  const answers = await Promise.all(Array.from({ length: 4 }, () => keepAttachment(deps, sent)))
  assert.deepEqual(
    answers.map(({ kind }) => kind),
    ['kept', 'kept', 'kept', 'kept'],
  )
})

test('another document, or another key, under an id that is taken is refused', async () => {
  const sent = aDocument()
  await keepAttachment(deps, sent)
  assert.deepEqual(await keepAttachment(deps, { ...sent, bytes: await aPng(10, 10) }), { kind: 'conflict' })
  assert.deepEqual(await keepAttachment(deps, { ...sent, key: randomBytes(32) }), { kind: 'conflict' })
})

test('the same id at another authority is another document', async () => {
  const sent = aDocument()
  await keepAttachment(deps, sent)
  const elsewhere = aDocument({ authorityId: beispielkreis, attachmentId: sent.attachmentId })
  assert.equal((await keepAttachment(deps, elsewhere)).kind, 'kept')
  const row = await rowOf(sent)
  assert.ok(row && openFacts(sent.key, sent, row.facts))
})

test('a document that does not pass the check is not kept', async () => {
  const sent = aDocument({ bytes: new Uint8Array() })
  assert.deepEqual(await keepAttachment(deps, sent), { kind: 'refused', code: 'empty' })
  assert.equal(await rowOf(sent), undefined)
})

test('an authority that does not exist takes no documents', async () => {
  assert.deepEqual(await keepAttachment(deps, aDocument({ authorityId: toAuthorityId('99999999') })), { kind: 'authority-unknown' })
})

test('the step "attachment stored" is published after the document is durable', async () => {
  const rows: ReturnType<typeof rowOf>[] = []
  const sent = aDocument()
  const listen = () => void rows.push(rowOf(sent))
  subscribe('aufenthalt:attachment-stored', listen)
  await keepAttachment(deps, sent)
  unsubscribe('aufenthalt:attachment-stored', listen)
  assert.deepEqual(
    (await Promise.all(rows)).map((row) => row !== undefined),
    [true],
  )
})

test('more documents in a minute than an authority takes are refused until the next minute, and other authorities notice nothing', async () => {
  time = new Date('2026-11-24T11:00:00Z')
  const minute = time
  await databases.withAuthority(musterstadt, (tx) =>
    tx
      .insertInto('limit_counts')
      .values({ authority_id: musterstadt, limit_name: 'attachments', subject_id: musterstadt, minute, taken: ratePerMinute.attachments })
      .execute(),
  )
  assert.deepEqual(await keepAttachment(deps, aDocument()), { kind: 'too-many' })
  assert.equal((await keepAttachment(deps, aDocument({ authorityId: beispielkreis }))).kind, 'kept')
  time = new Date('2026-11-24T11:01:00Z')
  assert.equal((await keepAttachment(deps, aDocument())).kind, 'kept')
})

test('documents that became no application are deleted after their time', async () => {
  time = new Date('2026-11-25T08:00:00Z')
  const [old, young] = [aDocument(), aDocument()]
  await keepAttachment(deps, old)
  time = new Date('2026-11-26T07:00:00Z')
  await keepAttachment(deps, young)
  await authorityScope(databases.worker)(musterstadt, (tx) => deleteUnclaimedAttachments(tx, new Date('2026-11-25T09:00:00Z')))
  assert.equal(await rowOf(old), undefined)
  assert.ok(await rowOf(young))
})
