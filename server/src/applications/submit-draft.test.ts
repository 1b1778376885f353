import assert from 'node:assert/strict'
import { randomBytes, randomUUID } from 'node:crypto'
import { after, before, test } from 'node:test'
import type { SentApplication } from '@aufenthalt/model'
import { musterstadt } from '../authorities/testing/an-authority.ts'
import { saveDraft } from '../drafts/save-draft.ts'
import { keepReminder } from '../notifications/keep-reminder.ts'
import { receiveApplication } from './receive-application.ts'
import { aSubmission, openReceivingScene, type ReceivingScene } from './testing/receiving-scene.ts'

let scene: ReceivingScene
before(async () => {
  scene = await openReceivingScene()
})
after(() => scene.stop())

const submit = (sent: SentApplication) => receiveApplication(scene.deps, { authorityId: musterstadt, idempotencyKey: randomUUID(), sent })

/** A submission of a draft that is kept, and what is left of that draft. */
async function aKeptDraft() {
  const lookupId = randomBytes(32)
  const { sent } = await aSubmission({
    draft: lookupId.toString('base64url'),
    documents: [await scene.upload('D-PASS')],
    later: ['D-TITLE'],
  })
  const accessTokenSha256 = Buffer.from(sent.person.accessTokenSha256, 'hex')
  const attachmentIds = sent.documents.map(({ attachmentId }) => attachmentId)
  await saveDraft(scene.deps, { authorityId: musterstadt, lookupId, accessTokenSha256, basedOn: 0, content: randomBytes(9), attachmentIds })
  const left = () =>
    scene.deps.withAuthority(musterstadt, (tx) =>
      tx.selectFrom('drafts').select(['content', 'submitted_as']).where('lookup_id', '=', lookupId).executeTakeFirst(),
    )
  const remind = () =>
    keepReminder(
      { ...scene.deps, languages: ['de'] },
      { authorityId: musterstadt, lookupId, accessTokenSha256 },
      { address: 'mina@muster.example', language: 'de' },
    )
  const addresses = () =>
    scene.deps.withAuthority(musterstadt, (tx) =>
      tx.selectFrom('notice_addresses').select('notice_id').where('lookup_id', '=', lookupId).execute(),
    )
  return { sent, left, remind, addresses }
}

test('the draft ends in the transaction that keeps its application, and becomes no second one', async () => {
  const { sent, left } = await aKeptDraft()
  const outcome = await submit(sent)
  assert.ok(outcome.kind === 'received', JSON.stringify(outcome))
  const { applicationId } = outcome.receipt
  assert.deepEqual(await left(), { content: null, submitted_as: applicationId })
  assert.deepEqual(await submit({ ...sent, language: 'de' }), { kind: 'draft-submitted', applicationId })
})

test('a draft stays when its application is refused', async () => {
  const { sent, left } = await aKeptDraft()
  assert.equal((await submit({ ...sent, declarations: [] })).kind, 'refused')
  assert.ok((await left())?.content)
})

test('of two submissions of one draft at once one is received and the other learns of it', async () => {
  const { sent } = await aKeptDraft()
  const outcomes = await Promise.all([submit(sent), submit({ ...sent, language: 'de' })])
  assert.deepEqual(outcomes.map(({ kind }) => kind).sort(), ['draft-submitted', 'received'])
})

test('the draft of another person is not ended', async () => {
  const { sent, left } = await aKeptDraft()
  const { person } = (await aSubmission()).sent
  assert.equal((await submit({ ...sent, person })).kind, 'received')
  assert.ok((await left())?.content)
})

test('the address for reminders goes in the transaction that keeps the application, and stays when that is refused or is somebody else’s', async () => {
  const { sent, remind, addresses } = await aKeptDraft()
  assert.equal((await remind()).kind, 'done')
  assert.equal((await submit({ ...sent, declarations: [] })).kind, 'refused')
  assert.equal((await addresses()).length, 1)
  const stranger = (await aSubmission({ draft: sent.draft ?? '', documents: [await scene.upload('D-PASS')], later: ['D-TITLE'] })).sent
  assert.equal((await submit(stranger)).kind, 'received')
  assert.equal((await addresses()).length, 1)
  assert.equal((await submit(sent)).kind, 'received')
  assert.deepEqual(await addresses(), [])
  assert.equal((await remind()).kind, 'submitted')
})
