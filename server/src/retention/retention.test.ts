import assert from 'node:assert/strict'
import { randomBytes, randomUUID } from 'node:crypto'
import { after, before, test } from 'node:test'
import { generateEncryptionKeyPair } from '@aufenthalt/fit-connect'
import { insertSubmitAttempt, moveApplication } from '../applications/store.ts'
import { keepAnApplication } from '../applications/testing/an-application.ts'
import { insertAttachment } from '../attachments/store.ts'
import { beispielkreis, musterstadt, seedAuthority } from '../authorities/testing/an-authority.ts'
import { testDatabases } from '../database/testing/test-database.ts'
import { authorityScope } from '../database/with-authority.ts'
import { saveDraft } from '../drafts/save-draft.ts'
import { forgetReminder, keepReminder } from '../notifications/keep-reminder.ts'
import { openVault } from '../vault/open-vault.ts'
import { shredApplication } from './shred-application.ts'
import { sweep } from './sweep.ts'

const databases = await testDatabases()
after(databases.close)
before(async () => {
  for (const authorityId of [musterstadt, beispielkreis]) await seedAuthority(authorityScope(databases.owner), authorityId)
})

const secrets = { masterKey: randomBytes(32), generateReplyKey: generateEncryptionKeyPair }
const receiving = { withAuthority: databases.withAuthority, vault: openVault({ keyDatabase: databases.appKeys, ...secrets }) }
const withAuthority = authorityScope(databases.worker)
const vault = openVault({ keyDatabase: databases.workerKeys, ...secrets })
const clock = { now: new Date('2026-11-24T12:00:00Z') }
const sweepAll = () => sweep({ database: databases.worker, withAuthority, vault, now: () => clock.now })

const shred = (applicationId: string) =>
  shredApplication({ withAuthority, vault })(
    {
      ...{ promiseId: '', leaseId: '', kind: 'shred-application', attempts: 1, failures: 0, createdAt: clock.now },
      ...{ authorityId: musterstadt, subjectId: applicationId },
    },
    AbortSignal.timeout(10_000),
  )

const partsOf = (applicationId: string) =>
  withAuthority(musterstadt, (tx) => tx.selectFrom('application_parts').selectAll().where('application_id', '=', applicationId).execute())

test('after the acceptance nothing of the content can be read, also not from yesterday’s backup of the database', async () => {
  const { applicationId } = await keepAnApplication(receiving, musterstadt)
  const backup = await partsOf(applicationId)
  await withAuthority(musterstadt, (tx) => moveApplication(tx, { authorityId: musterstadt, applicationId }, 'accepted', clock.now))
  assert.deepEqual(await shred(applicationId), { kind: 'kept' })
  assert.deepEqual(await partsOf(applicationId), [])
  assert.equal(backup.length, 4)
  assert.equal(await vault.findApplicationKey(musterstadt, applicationId), undefined)
  assert.deepEqual(await shred(applicationId), { kind: 'kept' })
})

test('what stays is when it arrived, its number and the person’s sealed copy', async () => {
  const { applicationId } = await keepAnApplication(receiving, musterstadt, { copy: 'sealed.to.the.person.alone' })
  await withAuthority(musterstadt, (tx) => moveApplication(tx, { authorityId: musterstadt, applicationId }, 'accepted', clock.now))
  await shred(applicationId)
  const left = await databases.withAuthority(musterstadt, (tx) =>
    tx.selectFrom('applications').select(['copy', 'state']).where('application_id', '=', applicationId).executeTakeFirst(),
  )
  assert.deepEqual(left, { copy: 'sealed.to.the.person.alone', state: 'accepted' })
})

test('an application that is not accepted is not shredded, whatever was promised', async () => {
  const { applicationId } = await keepAnApplication(receiving, musterstadt)
  assert.deepEqual(await shred(applicationId), { kind: 'held', code: 'not-accepted' })
  assert.equal((await partsOf(applicationId)).length, 4)
  assert.ok(await vault.findApplicationKey(musterstadt, applicationId))
})

test('documents that became no application go after a day, at every authority', async () => {
  const keep = (authorityId: typeof musterstadt, stored_at: Date) =>
    databases.withAuthority(authorityId, (tx) =>
      insertAttachment(tx, { authorityId, attachmentId: randomUUID() }, { facts: Buffer.of(1), content: Buffer.of(1) }, stored_at),
    )
  for (const authorityId of [musterstadt, beispielkreis]) {
    await keep(authorityId, new Date('2026-11-23T11:59:00Z'))
    await keep(authorityId, new Date('2026-11-23T12:01:00Z'))
  }
  await sweepAll()
  for (const authorityId of [musterstadt, beispielkreis]) {
    const left = await databases.withAuthority(authorityId, (tx) => tx.selectFrom('attachments').select('stored_at').execute())
    assert.deepEqual(
      left.map(({ stored_at }) => stored_at.toISOString()),
      ['2026-11-23T12:01:00.000Z'],
    )
  }
})

test('a draft and its documents are kept through the thirtieth day after the last save, and then go together', async () => {
  const attachmentId = randomUUID()
  const access = { authorityId: musterstadt, lookupId: randomBytes(32), accessTokenSha256: randomBytes(32) }
  const save = (day: string, basedOn: number) =>
    saveDraft(
      { withAuthority: databases.withAuthority, now: () => new Date(day) },
      { ...access, basedOn, content: randomBytes(9), attachmentIds: [attachmentId] },
    )
  const left = () =>
    databases.withAuthority(musterstadt, async (tx) => [
      (await tx.selectFrom('drafts').select('revision').execute()).length,
      (await tx.selectFrom('attachments').select('attachment_id').where('attachment_id', '=', attachmentId).execute()).length,
    ])
  const sweepAt = (time: string) => sweep({ database: databases.worker, withAuthority, vault, now: () => new Date(time) })
  await databases.withAuthority(musterstadt, (tx) =>
    insertAttachment(
      tx,
      { authorityId: musterstadt, attachmentId },
      { facts: Buffer.of(1), content: Buffer.of(1) },
      new Date('2026-09-01T12:00:00Z'),
    ),
  )
  await save('2026-09-01T12:00:00Z', 0)
  await save('2026-09-30T21:59:00Z', 1)
  await sweepAt('2026-10-30T22:59:00Z')
  assert.deepEqual(await left(), [1, 1])
  await sweepAt('2026-10-30T23:01:00Z')
  assert.deepEqual(await left(), [0, 0])
})

test('the key of an address for reminders is kept as long as the address, and goes a day after it', async () => {
  const now = () => clock.now
  const access = { authorityId: musterstadt, lookupId: randomBytes(32), accessTokenSha256: randomBytes(32) }
  await saveDraft({ ...receiving, now }, { ...access, basedOn: 0, content: randomBytes(9), attachmentIds: [] })
  await keepReminder({ ...receiving, now, languages: ['de'] }, access, { address: 'mina@muster.example', language: 'de' })
  const [notice] = await withAuthority(musterstadt, (tx) => tx.selectFrom('notice_addresses').select('notice_id').execute())
  const key = () => vault.findApplicationKey(musterstadt, notice?.notice_id ?? '')
  const sweepAt = (time: string) => sweep({ database: databases.worker, withAuthority, vault, now: () => new Date(time) })
  await sweepAt('2026-12-20T12:00:00Z')
  assert.ok(await key())
  await forgetReminder({ ...receiving, now }, access)
  await sweepAt('2026-11-25T12:00:00Z')
  assert.ok(await key())
  await sweepAt('2026-11-26T12:00:00Z')
  assert.equal(await key(), undefined)
})

test('a repeated submission is known for 60 days', async () => {
  const [old, young] = [randomUUID(), randomUUID()]
  await databases.withAuthority(musterstadt, async (tx) => {
    await insertSubmitAttempt(tx, musterstadt, old, new Date('2026-09-25T11:00:00Z'))
    await insertSubmitAttempt(tx, musterstadt, young, new Date('2026-09-25T13:00:00Z'))
  })
  await sweepAll()
  const left = await databases.withAuthority(musterstadt, (tx) => tx.selectFrom('submit_attempts').select('idempotency_key').execute())
  assert.deepEqual(
    left.map(({ idempotency_key }) => idempotency_key),
    [young],
  )
})

test('a key without an application goes after a day, one that was just made may still get its application', async () => {
  const [orphan, young] = [randomUUID(), randomUUID()]
  await receiving.vault.createApplicationKey(musterstadt, orphan, '2026-11-22')
  await receiving.vault.createApplicationKey(musterstadt, young, '2026-11-23')
  const { applicationId } = await keepAnApplication(receiving, musterstadt)
  await sweepAll()
  assert.equal(await vault.findApplicationKey(musterstadt, orphan), undefined)
  assert.ok(await vault.findApplicationKey(musterstadt, young))
  clock.now = new Date('2026-11-26T12:00:00Z')
  await sweepAll()
  assert.equal(await vault.findApplicationKey(musterstadt, young), undefined)
  assert.ok(await vault.findApplicationKey(musterstadt, applicationId))
})
