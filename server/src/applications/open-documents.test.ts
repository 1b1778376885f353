import assert from 'node:assert/strict'
import { randomBytes, randomUUID } from 'node:crypto'
import { after, before, test } from 'node:test'
import type { SentApplication, SentDocument } from '@aufenthalt/model'
import { beispielkreis, musterstadt } from '../authorities/testing/an-authority.ts'
import { authorityScope } from '../database/with-authority.ts'
import { receiveApplication } from './receive-application.ts'
import { aSubmission, openReceivingScene, type ReceivingScene, sampleAnswers } from './testing/receiving-scene.ts'

let scene: ReceivingScene
before(async () => {
  scene = await openReceivingScene()
})
after(() => scene.stop())

const submit = (sent: SentApplication, idempotencyKey: string = randomUUID()) =>
  receiveApplication(scene.deps, { authorityId: musterstadt, idempotencyKey, sent })

const wrongDocuments: { readonly [what: string]: (documents: readonly [SentDocument, SentDocument]) => Promise<readonly SentDocument[]> } =
  {
    'a document that was never uploaded': async ([passport, title]) => [passport, { ...title, attachmentId: randomUUID() }],
    'a document with another key': async ([passport, title]) => [passport, { ...title, key: randomBytes(32).toString('base64url') }],
    'a document that was uploaded to another authority': async ([passport]) => [passport, await scene.upload('D-TITLE', beispielkreis)],
  }
for (const [what, change] of Object.entries(wrongDocuments)) {
  test(`${what} is not accepted, and the others stay`, async () => {
    const documents = [await scene.upload('D-PASS'), await scene.upload('D-TITLE')] as const
    const { sent } = await aSubmission({ documents: await change(documents) })
    const key = randomUUID()
    assert.deepEqual(await submit(sent, key), {
      kind: 'documents-missing',
      errors: [{ field: 'D-TITLE', code: 'document-unknown', level: 'error' }],
    })
    assert.equal((await submit({ ...sent, documents }, key)).kind, 'received')
  })
}

test('a document belongs to one application only, also when two are submitted at once', async () => {
  const later = ['D-TITLE']
  const { sent } = await aSubmission({ documents: [await scene.upload('D-PASS')], later })
  const other = await aSubmission({ documents: sent.documents, later })
  const outcomes = await Promise.all([submit(sent), submit(other.sent)])
  assert.deepEqual(outcomes.map(({ kind }) => kind).sort(), ['documents-missing', 'received'])
})

test('the same document in two slots is refused', async () => {
  const passport = await scene.upload('D-PASS')
  const { sent } = await aSubmission({ documents: [passport, { ...passport, code: 'D-TITLE' }] })
  assert.equal((await submit(sent)).kind, 'refused')
})

test('what was hidden in the end goes nowhere: neither answers nor documents', async () => {
  const answers = { ...(await sampleAnswers('job-seeker')), 'job.employer.name': 'Verborgene GmbH' }
  const [passport, contract] = [await scene.upload('D-PASS'), await scene.upload('D-WORK')]
  const { sent } = await aSubmission({ answers, documents: [passport, contract] })
  const declarations = sent.declarations.filter((id) => id !== 'decl.ba')
  const outcome = await submit({ ...sent, declarations })
  assert.ok(outcome.kind === 'received')
  const { applicationId } = outcome.receipt
  const key = await scene.workerVault.findApplicationKey(musterstadt, applicationId)
  const data = await authorityScope(scene.databases.worker)(musterstadt, (tx) =>
    tx
      .selectFrom('application_parts')
      .select('content')
      .where('application_id', '=', applicationId)
      .where('part', '=', 'data')
      .executeTakeFirst(),
  )
  assert.ok(key && data)
  const xml = scene.workerVault.open(key, 'data', data.content).toString()
  assert.ok(!xml.includes('Verborgene') && !xml.includes(contract.attachmentId) && xml.includes(passport.attachmentId))
  const left = await scene.databases.withAuthority(musterstadt, (tx) =>
    tx
      .selectFrom('attachments')
      .select('attachment_id')
      .where('attachment_id', 'in', [passport.attachmentId, contract.attachmentId])
      .execute(),
  )
  assert.deepEqual(left, [])
})
