import assert from 'node:assert/strict'
import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { after, before, beforeEach, test } from 'node:test'
import { insertAttachment } from '../attachments/store.ts'
import { draftLimits, ratePerMinute } from '../authorities/limits.ts'
import { beispielkreis, musterstadt, seedAuthority } from '../authorities/testing/an-authority.ts'
import { testDatabases } from '../database/testing/test-database.ts'
import { authorityScope } from '../database/with-authority.ts'
import { createHttp, type Http } from '../http/create-http.ts'
import { createMetrics } from '../http/metrics.ts'
import { createLog } from '../log/create-log.ts'
import { draftRoutes } from './routes.ts'
import { findSubmittedAs, markDraftSubmitted } from './store.ts'
import { tabNoteRoutes } from './tab-note-routes.ts'

const databases = await testDatabases()
const { withAuthority } = databases
const clock = { now: new Date() }
const logLines: string[] = []
const inlinePage = 'https://www.beispielkreis.example'
let http: Http
before(async () => {
  for (const authorityId of [musterstadt, beispielkreis]) await seedAuthority(authorityScope(databases.owner), authorityId)
  const log = createLog('trace', { write: (line) => void logLines.push(line) })
  const deps = { withAuthority, now: () => clock.now }
  http = await createHttp({
    log,
    metrics: createMetrics(),
    readiness: {},
    publicUrl: 'https://aufenthalt.example',
    routes: [draftRoutes(deps), tabNoteRoutes(deps)],
    isInlineOrigin: async (ags, origin) => ags === beispielkreis && origin === inlinePage,
  })
})
after(async () => {
  await http.close()
  await databases.close()
})
beforeEach(() => {
  clock.now = new Date('2026-11-24T12:00:00Z')
})

const secret = () => randomBytes(32).toString('base64url')
const aDraft = () => ({ lookupId: secret(), token: secret() })
type Draft = ReturnType<typeof aDraft>
const urlOf = ({ lookupId }: Pick<Draft, 'lookupId'>, ags: string = musterstadt) => `/api/authorities/${ags}/drafts/${lookupId}`
const bearer = ({ token }: Pick<Draft, 'token'>) => ({ authorization: `Bearer ${token}` })

function save(draft: Draft, basedOn: number, payload: Buffer | string = randomBytes(500), headers: { [name: string]: string } = {}) {
  const condition = basedOn === 0 ? { 'if-none-match': '*' } : { 'if-match': `"${basedOn}"` }
  const type = { 'content-type': 'application/octet-stream' }
  return http.inject({ method: 'PUT', url: urlOf(draft), payload, headers: { ...type, ...bearer(draft), ...condition, ...headers } })
}
const open = (draft: Draft, headers: { [name: string]: string } = {}) =>
  http.inject({ method: 'GET', url: urlOf(draft), headers: { ...bearer(draft), ...headers } })
const remove = (draft: Draft) => http.inject({ method: 'DELETE', url: urlOf(draft), headers: bearer(draft) })
const codeOf = (answer: { json: () => { code?: string } }) => answer.json().code

test('what was saved comes back to who has the token, with its revision and its last day', async () => {
  const draft = aDraft()
  const content = randomBytes(5000)
  const saved = await save(draft, 0, content)
  assert.deepEqual([saved.statusCode, saved.json()], [201, { revision: 1, keptUntil: '2026-12-24' }])
  const opened = await open(draft)
  assert.ok(opened.rawPayload.equals(content))
  assert.deepEqual([opened.headers.etag, opened.headers['kept-until']], ['"1"', '2026-12-24'])
  assert.equal((await open(draft, { 'if-none-match': '"1"' })).statusCode, 304)
})

test('a save whose answer got lost is the same save when it comes again', async () => {
  const draft = aDraft()
  const [first, second] = [randomBytes(100), randomBytes(100)]
  for (const _ of [1, 2]) assert.equal((await save(draft, 0, first)).json().revision, 1)
  for (const _ of [1, 2]) assert.equal((await save(draft, 1, second)).json().revision, 2)
})

test('what somebody else has saved since is not overwritten', async () => {
  const draft = aDraft()
  await save(draft, 0)
  const theirs = randomBytes(100)
  await save(draft, 1, theirs)
  const mine = await save(draft, 1)
  assert.deepEqual([mine.statusCode, codeOf(mine), mine.json().revision], [412, 'draft-newer', 2])
  assert.equal(codeOf(await save(draft, 0)), 'draft-newer')
  assert.ok((await open(draft)).rawPayload.equals(theirs))
})

test('of many saves on the same revision at once one is kept', async () => {
  const draft = aDraft()
  const answers = await Promise.all(Array.from({ length: 8 }, () => save(draft, 0)))
  assert.equal(answers.filter(({ statusCode }) => statusCode === 201).length, 1)
  assert.equal(answers.filter(({ statusCode }) => statusCode === 412).length, 7)
})

test('a wrong token, another authority and a draft that does not exist look alike', async () => {
  const draft = aDraft()
  await save(draft, 0)
  const elsewhere = { method: 'GET', url: urlOf(draft, beispielkreis), headers: bearer(draft) } as const
  const answers = [await open({ ...draft, token: secret() }), await open(aDraft()), await http.inject(elsewhere), await save(aDraft(), 3)]
  for (const answer of answers) assert.deepEqual([answer.statusCode, codeOf(answer)], [404, 'draft-unknown'])
  assert.equal(codeOf(await save({ ...draft, token: secret() }, 1)), 'draft-unknown')
  assert.equal(codeOf(await remove({ ...draft, token: secret() })), 'draft-unknown')
  assert.equal((await open(draft)).statusCode, 200)
})

test('guessing is slowed down, and who has the right token is never locked out', async () => {
  const draft = aDraft()
  await save(draft, 0)
  const guesses = []
  for (let guess = 0; guess <= ratePerMinute.wrongTokens; guess += 1) guesses.push(codeOf(await open({ ...draft, token: secret() })))
  assert.deepEqual([guesses[0], guesses.at(-1)], ['draft-unknown', 'too-many-requests'])
  assert.equal((await open(draft)).statusCode, 200)
  assert.equal((await save(draft, 1)).statusCode, 200)
})

test('one draft may be saved only so often in a minute, the next minute it goes on', async () => {
  const draft = aDraft()
  let revision = (await save(draft, 0)).json().revision
  for (let times = 0; times < ratePerMinute.draftSaves; times += 1) revision = (await save(draft, revision)).json().revision
  assert.equal(codeOf(await save(draft, revision)), 'too-many-requests')
  clock.now = new Date(clock.now.getTime() + 60_000)
  assert.equal((await save(draft, revision)).statusCode, 200)
})

test('a draft is not larger than its limit', async () => {
  assert.equal((await save(aDraft(), 0, Buffer.alloc(draftLimits.bytes, 1))).statusCode, 201)
  assert.equal(codeOf(await save(aDraft(), 0, Buffer.alloc(draftLimits.bytes + 1, 1))), 'body-too-large')
})

test('deleting takes the draft and its documents away', async () => {
  const draft = aDraft()
  const attachmentId = randomUUID()
  await withAuthority(musterstadt, (tx) =>
    insertAttachment(tx, { authorityId: musterstadt, attachmentId }, { facts: Buffer.of(1), content: Buffer.of(1) }, clock.now),
  )
  await save(draft, 0, randomBytes(100), { 'draft-attachments': `${attachmentId},${randomUUID()}` })
  assert.equal((await remove(draft)).statusCode, 204)
  assert.equal(codeOf(await open(draft)), 'draft-unknown')
  const left = await withAuthority(musterstadt, (tx) =>
    tx.selectFrom('attachments').select('attachment_id').where('attachment_id', '=', attachmentId).execute(),
  )
  assert.deepEqual(left, [])
})

test('a submitted draft has no content any more and says which application it has become, to its owner alone', async () => {
  const draft = aDraft()
  await save(draft, 0)
  const applicationId = randomUUID()
  const access = {
    lookupId: Buffer.from(draft.lookupId, 'base64url'),
    accessTokenSha256: createHash('sha256').update(draft.token).digest(),
  }
  await withAuthority(musterstadt, async (tx) => {
    assert.equal(await markDraftSubmitted(tx, { ...access, accessTokenSha256: randomBytes(32) }, applicationId), undefined)
    assert.equal(await findSubmittedAs(tx, access), undefined)
    assert.equal(await markDraftSubmitted(tx, access, applicationId), undefined)
    assert.equal(await markDraftSubmitted(tx, access, randomUUID()), applicationId)
  })
  for (const answer of [await open(draft), await save(draft, 2)]) {
    assert.deepEqual([answer.statusCode, codeOf(answer), answer.json().applicationId], [410, 'draft-submitted', applicationId])
  }
  const { rows } = await withAuthority(musterstadt, async (tx) => ({
    rows: await tx.selectFrom('drafts').select('content').where('lookup_id', '=', access.lookupId).execute(),
  }))
  assert.deepEqual(rows, [{ content: null }])
})

const noteUrl = (ags: string = musterstadt) => `/api/authorities/${ags}/tab-notes/${secret()}`
const own = { 'sec-fetch-site': 'same-origin' }
const keep = (url: string, headers: { [name: string]: string } = own, hours = 24) =>
  http.inject({ method: 'PUT', url, headers, payload: { note: 'c2VhbGVk', hours } })

test('a tab’s note is kept for its hours, can be replaced and forgotten', async () => {
  const url = noteUrl()
  const read = () => http.inject({ method: 'GET', url, headers: own })
  assert.equal((await keep(url)).statusCode, 204)
  assert.equal((await keep(url)).statusCode, 204)
  assert.deepEqual((await read()).json(), { note: 'c2VhbGVk' })
  clock.now = new Date(clock.now.getTime() + 25 * 3_600_000)
  assert.equal(codeOf(await read()), 'draft-unknown')
  await keep(url)
  assert.equal((await http.inject({ method: 'DELETE', url, headers: own })).statusCode, 204)
  assert.equal(codeOf(await read()), 'draft-unknown')
})

test('the page around a frame gets no note; a page that mounts the element by its authority’s decision does', async () => {
  const url = noteUrl()
  await keep(url)
  for (const headers of [{}, { 'sec-fetch-site': 'cross-site', origin: inlinePage }, { 'sec-fetch-site': 'none' }]) {
    assert.equal(codeOf(await http.inject({ method: 'GET', url, headers })), 'origin-not-allowed')
    assert.equal(codeOf(await keep(url, headers)), 'origin-not-allowed')
  }
  const inline = { 'sec-fetch-site': 'cross-site', origin: inlinePage }
  assert.equal((await keep(noteUrl(beispielkreis), inline)).statusCode, 204)
})

test('the log knows no place, no token and no content', async () => {
  const draft = aDraft()
  await save(draft, 0, 'Geheim-4711')
  await open(draft)
  const log = logLines.join('')
  assert.ok(log.includes('/api/authorities/:ags/drafts/:lookupId'))
  for (const one of [draft.lookupId, draft.token, 'Geheim-4711']) assert.ok(!log.includes(one))
})
