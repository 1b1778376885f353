import assert from 'node:assert/strict'
import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { after, before, test } from 'node:test'
import { musterstadt, seedAuthority } from '../authorities/testing/an-authority.ts'
import { testDatabases } from '../database/testing/test-database.ts'
import { authorityScope } from '../database/with-authority.ts'
import { assembleAttachment } from './assemble-attachment.ts'
import { openContent, openFacts } from './browser-seal.ts'
import { createDocumentChecker } from './check-document.ts'
import { copyAttachment } from './copy-attachment.ts'
import { findOffset, keepPart } from './keep-part.ts'
import { deleteUnfinishedParts, listParts } from './part-store.ts'
import { findAttachment } from './store.ts'
import { aPdf } from './testing/a-file.ts'

const databases = await testDatabases()
const documents = createDocumentChecker()
after(async () => {
  await documents.close()
  await databases.close()
})
before(() => seedAuthority(authorityScope(databases.owner), musterstadt))

const { withAuthority } = databases
let time = new Date('2026-11-24T10:00:00Z')
const deps = { withAuthority, documents, now: () => time }
const pdf = Buffer.from(await aPdf())
const sha256 = createHash('sha256').update(pdf).digest('hex')
const half = Math.floor(pdf.length / 2)

const aPlace = () => ({ authorityId: musterstadt, attachmentId: randomUUID(), key: randomBytes(32) })
type Place = ReturnType<typeof aPlace>
const part = (place: Place, from: number, to = pdf.length, bytes: Buffer = pdf) =>
  keepPart(deps, { ...place, firstByte: from, bytes: bytes.subarray(from, to) })
const assemble = (place: Place, changes: Partial<Parameters<typeof assembleAttachment>[1]> = {}) =>
  assembleAttachment(deps, { ...place, declaredType: 'application/pdf', byteCount: pdf.length, sha256, ...changes })
const partsOf = ({ attachmentId }: Place) => withAuthority(musterstadt, (tx) => listParts(tx, attachmentId))
const rowOf = ({ attachmentId }: Place) => withAuthority(musterstadt, (tx) => findAttachment(tx, attachmentId))

test('a document that comes in parts is the same as one that comes at once', async () => {
  const place = aPlace()
  assert.deepEqual(await part(place, 0, half), { kind: 'kept', offset: half })
  assert.equal(await findOffset(deps, place), half)
  assert.deepEqual(await part(place, half), { kind: 'kept', offset: pdf.length })
  const outcome = await assemble(place)
  assert.ok(outcome.kind === 'kept')
  assert.equal(outcome.attachment.sha256, sha256)
  const row = await rowOf(place)
  assert.deepEqual(row && Buffer.from(openContent(place.key, place, row.content) ?? []), pdf)
  assert.deepEqual(await partsOf(place), [])
  assert.deepEqual(await assemble(place), outcome)
})

test('a part that came already is not taken twice, one that leaves a gap is told where to go on', async () => {
  const place = aPlace()
  await part(place, 0, half)
  assert.deepEqual(await part(place, 0, half + 9), { kind: 'kept', offset: half })
  assert.deepEqual(await part(place, half + 1), { kind: 'incomplete', offset: half })
  assert.deepEqual(await Promise.all([part(place, half), part(place, half, half + 20)]).then((all) => all.map(({ kind }) => kind)), [
    'kept',
    'kept',
  ])
  const end = (await findOffset(deps, place)) ?? 0
  if (end < pdf.length) await part(place, end)
  assert.equal((await assemble(place)).kind, 'kept')
})

test('what is missing, or is not what the sender has, is sent again', async () => {
  const place = aPlace()
  await part(place, 0, half)
  assert.deepEqual(await assemble(place), { kind: 'incomplete', offset: half })
  await part(place, half)
  assert.deepEqual(await assemble(place, { sha256: '0'.repeat(64) }), { kind: 'incomplete', offset: 0 })
  assert.deepEqual(await partsOf(place), [])
})

test('parts lie sealed with the key from the browser, and open with no other', async () => {
  const place = aPlace()
  await part(place, 0)
  const [kept] = await partsOf(place)
  assert.ok(kept && !kept.content.includes('%PDF') && !kept.content.includes(Buffer.from(place.key)))
  assert.deepEqual(await assemble({ ...place, key: randomBytes(32) }), { kind: 'incomplete', offset: 0 })
})

test('a document of parts is checked by its content, and nothing stays of one that is refused', async () => {
  const place = aPlace()
  const page = Buffer.from('<script>1</script>')
  await part(place, 0, page.length, page)
  const hash = createHash('sha256').update(page).digest('hex')
  assert.deepEqual(await assemble(place, { byteCount: page.length, sha256: hash }), { kind: 'refused', code: 'type' })
  assert.deepEqual([await partsOf(place), await rowOf(place)], [[], undefined])
})

test('parts of more than a document may have are refused', async () => {
  const place = aPlace()
  const bytes = Buffer.alloc(10_000_001)
  await part(place, 0, 9_999_999, bytes)
  assert.deepEqual(await part(place, 9_999_999, 10_000_001, bytes), { kind: 'too-large' })
})

test('parts of documents that never became whole are deleted after their time', async () => {
  const [old, young] = [aPlace(), aPlace()]
  await part(old, 0, half)
  time = new Date('2026-11-25T10:00:00Z')
  await part(young, 0, half)
  await authorityScope(databases.worker)(musterstadt, (tx) => deleteUnfinishedParts(tx, new Date('2026-11-24T11:00:00Z')))
  assert.equal((await partsOf(old)).length, 0)
  assert.equal((await partsOf(young)).length, 1)
})

test('a kept document is kept once more for another question without being sent, under a key of its own', async () => {
  const place = aPlace()
  await part(place, 0)
  await assemble(place)
  const to = aPlace()
  const outcome = await copyAttachment(deps, place, to)
  assert.ok(outcome.kind === 'kept')
  assert.equal(outcome.attachment.attachmentId, to.attachmentId)
  const row = await rowOf(to)
  assert.ok(row && openFacts(place.key, to, row.facts) === undefined)
  assert.deepEqual(row && Buffer.from(openContent(to.key, to, row.content) ?? []), pdf)
  assert.deepEqual(await copyAttachment(deps, place, to), outcome)
  assert.deepEqual(await copyAttachment(deps, { ...place, key: randomBytes(32) }, aPlace()), { kind: 'unknown' })
})
