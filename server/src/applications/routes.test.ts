import assert from 'node:assert/strict'
import { randomBytes, randomUUID } from 'node:crypto'
import { after, before, beforeEach, test } from 'node:test'
import type { ApplicationStatus, Receipt } from '@aufenthalt/model'
import { compactDecrypt } from 'jose'
import { ratePerMinute } from '../authorities/limits.ts'
import { beispielkreis, musterstadt } from '../authorities/testing/an-authority.ts'
import { createHttp, type Http } from '../http/create-http.ts'
import { createMetrics } from '../http/metrics.ts'
import { createLog } from '../log/create-log.ts'
import { applicationRoutes } from './routes.ts'
import { aSubmission, openReceivingScene, type PersonSubmission, type ReceivingScene } from './testing/receiving-scene.ts'

let scene: ReceivingScene
let http: Http
before(async () => {
  scene = await openReceivingScene()
  const log = createLog('info', { write: (line) => void scene.logLines.push(line) })
  const routes = [applicationRoutes(scene.deps)]
  http = await createHttp({ log, metrics: createMetrics(), readiness: {}, publicUrl: 'https://aufenthalt.example', routes })
})
after(async () => {
  await http.close()
  await scene.stop()
})
beforeEach(() => {
  scene.clock.now = new Date(scene.clock.now.getTime() + 120_000)
})

const url = (authorityId = musterstadt) => `/api/authorities/${authorityId}/applications`

const post = (payload: object, headers: { [name: string]: string } = { 'idempotency-key': randomUUID() }) =>
  http.inject({ method: 'POST', url: url(), payload, headers })

const get = (path: string, accessToken?: string) =>
  http.inject({ method: 'GET', url: path, headers: accessToken === undefined ? {} : { authorization: `Bearer ${accessToken}` } })

async function aReceived(): Promise<PersonSubmission & { readonly receipt: Receipt }> {
  const person = await aSubmission({ documents: [await scene.upload('D-PASS')], later: ['D-TITLE'] })
  const answer = await post(person.sent)
  assert.equal(answer.statusCode, 201, answer.body)
  return { ...person, receipt: answer.json<Receipt>() }
}

test('a submission is answered with a receipt that no cache keeps', async () => {
  const { sent } = await aSubmission({ documents: [await scene.upload('D-PASS')], later: ['D-TITLE'] })
  const answer = await post(sent)
  assert.equal(answer.statusCode, 201)
  assert.equal(answer.headers['cache-control'], 'no-store')
  assert.deepEqual(Object.keys(answer.json()).sort(), [
    'applicationId',
    'authorityName',
    'effect',
    'firstAttemptAt',
    'jws',
    'receivedAt',
    'referenceNumber',
  ])
})

test('refused answers are named by field and code, never by what was answered', async () => {
  const { sent } = await aSubmission()
  const answer = await post({ ...sent, answers: { ...sent.answers, 'person.familyName': 'Geheim\u4e2d' } })
  assert.equal(answer.statusCode, 422)
  assert.match(String(answer.headers['content-type']), /^application\/problem\+json/)
  const { code, errors } = answer.json()
  assert.equal(code, 'answers-refused')
  assert.deepEqual(
    errors.map((error: { field: string; code: string }) => [error.field, error.code]),
    [
      ['person.familyName', 'letters'],
      ['D-PASS', 'document-required'],
      ['D-TITLE', 'document-required'],
    ],
  )
  assert.ok(!answer.body.includes('Geheim'))
})

test('a changed form is answered with its version and what is different', async () => {
  const { sent } = await aSubmission()
  const answer = await post({ ...sent, version: '2020-01-01' })
  assert.equal(answer.statusCode, 409)
  const { code, version, changedFields } = answer.json()
  assert.deepEqual([code, version, changedFields.includes('person.familyName')], ['form-version-changed', '2026-11-01', true])
})

test('without a key for the intent, or with a body of another form, nothing is received', async () => {
  const { sent } = await aSubmission()
  const codeOf = async (payload: object, headers?: { [name: string]: string }) => (await post(payload, headers)).json().code
  assert.equal(await codeOf(sent, {}), 'idempotency-key-missing')
  assert.equal(await codeOf(sent, { 'idempotency-key': 'abc' }), 'request-invalid')
  assert.equal(await codeOf({ ...sent, more: true }), 'request-invalid')
  assert.equal(await codeOf({ ...sent, person: { ...sent.person, accessTokenSha256: 'x' } }), 'request-invalid')
})

test('the same key with another body is a conflict', async () => {
  const { sent } = await aSubmission({ documents: [await scene.upload('D-PASS')], later: ['D-TITLE'] })
  const headers = { 'idempotency-key': randomUUID() }
  assert.equal((await post(sent, headers)).statusCode, 201)
  const conflict = await post({ ...sent, language: 'de' }, headers)
  assert.deepEqual([conflict.statusCode, conflict.json().code], [409, 'idempotency-conflict'])
  assert.equal((await post(sent, headers)).statusCode, 201)
})

test('the person sees where the application stands with the token from their code', async () => {
  const { receipt, accessToken } = await aReceived()
  const answer = await get(`${url()}/${receipt.applicationId}`, accessToken)
  assert.deepEqual(answer.json<ApplicationStatus>(), {
    referenceNumber: receipt.referenceNumber,
    state: 'received',
    timeline: [{ kind: 'received', at: receipt.receivedAt }],
  })
})

test('the person gets their copy and the wrapped key that opens it', async () => {
  const { receipt, accessToken, sent, privateKey } = await aReceived()
  const answer = await get(`${url()}/${receipt.applicationId}/copy`, accessToken)
  assert.equal(answer.headers['content-type'], 'application/jose')
  assert.equal(answer.headers['wrapped-private-key'], sent.person.wrappedPrivateKey)
  const { plaintext } = await compactDecrypt(answer.body, privateKey)
  assert.equal(JSON.parse(Buffer.from(plaintext).toString()).receipt.referenceNumber, receipt.referenceNumber)
})

test('a wrong token, no token, an unknown application and another authority are answered alike', async () => {
  const { receipt, accessToken } = await aReceived()
  const wrong = randomBytes(32).toString('base64url')
  const answers = await Promise.all([
    get(`${url()}/${receipt.applicationId}`, wrong),
    get(`${url()}/${receipt.applicationId}`),
    get(`${url()}/${receipt.applicationId}/copy`, wrong),
    get(`${url()}/${randomUUID()}`, accessToken),
    get(`${url(beispielkreis)}/${receipt.applicationId}`, accessToken),
  ])
  for (const answer of answers) {
    const { instance: _, ...problem } = answer.json()
    assert.deepEqual(problem, {
      type: 'urn:aufenthalt:problem:application-unknown',
      title: 'There is no such application',
      status: 404,
      code: 'application-unknown',
    })
  }
})

test('guessing is slowed down, and never locks the person out', async () => {
  const { receipt, accessToken } = await aReceived()
  const path = `${url()}/${receipt.applicationId}`
  const guesses: number[] = []
  for (let guess = 0; guess <= ratePerMinute.wrongTokens; guess += 1)
    guesses.push((await get(path, randomBytes(32).toString('base64url'))).statusCode)
  assert.deepEqual(guesses, [...Array(ratePerMinute.wrongTokens).fill(404), 429])
  assert.equal((await get(path, accessToken)).statusCode, 200)
  scene.clock.now = new Date(scene.clock.now.getTime() + 60_000)
  assert.equal((await get(path, 'x'.repeat(43))).statusCode, 404)
})

test('the log knows no answer, no token, no key and no id of an application', async () => {
  const { receipt, accessToken, sent } = await aReceived()
  await get(`${url()}/${receipt.applicationId}`, accessToken)
  const log = scene.logLines.join('')
  assert.match(log, /"route":"\/api\/authorities\/:ags\/applications\/:applicationId"/)
  for (const secret of [receipt.applicationId, accessToken, sent.documents[0]!.key, 'Mustermann', receipt.referenceNumber]) {
    assert.ok(!log.includes(secret))
  }
})
