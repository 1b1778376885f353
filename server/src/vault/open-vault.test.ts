import assert from 'node:assert/strict'
import { randomBytes, randomUUID } from 'node:crypto'
import { after, test } from 'node:test'
import { generateEncryptionKeyPair } from '@aufenthalt/fit-connect'
import { toAuthorityId } from '../database/authority-id.ts'
import { testDatabases } from '../database/testing/test-database.ts'
import { inAuthority } from '../database/with-authority.ts'
import { openVault } from './open-vault.ts'

const databases = await testDatabases()
after(databases.close)
const { appKeys, workerKeys } = databases
const masterKey = randomBytes(32)
const musterstadt = toAuthorityId('12999001')
const beispielkreis = toAuthorityId('12999002')
const day = '2026-11-24'

let generated = 0
/** Real keys, but one pair is enough for most questions. */
const pair = await generateEncryptionKeyPair()
const generateReplyKey = async () => {
  generated += 1
  return { publicJwk: { ...pair.publicJwk, kid: `key-${generated}` }, privateJwk: { ...pair.privateJwk, kid: `key-${generated}` } }
}
const vault = openVault({ keyDatabase: appKeys, masterKey, generateReplyKey })
const workerVault = openVault({ keyDatabase: workerKeys, masterKey, generateReplyKey })
const text = (content: string) => Buffer.from(content, 'utf8')

const makeApplication = async (authorityId = musterstadt, onDay = day) => {
  const applicationId = randomUUID()
  return await vault.createApplicationKey(authorityId, applicationId, onDay)
}

test('what was sealed for an application opens for it later, in another process', async () => {
  const key = await makeApplication()
  const sealed = vault.seal(key, 'xml', text('<antrag/>'))
  const found = await workerVault.findApplicationKey(musterstadt, key.applicationId)
  assert.ok(found)
  assert.equal(workerVault.open(found, 'xml', sealed).toString('utf8'), '<antrag/>')
})

test('a part does not open as another part or as another application’s', async () => {
  const [one, two] = [await makeApplication(), await makeApplication()]
  const sealed = vault.seal(one, 'attachment/1', text('passport'))
  assert.throws(() => vault.open(one, 'attachment/2', sealed), /do not open/)
  assert.throws(() => vault.open(two, 'attachment/1', sealed), /do not open/)
  assert.throws(() => vault.open({ ...two, secret: one.secret }, 'attachment/1', sealed), /do not open/)
  assert.throws(() => vault.open({ ...one, authorityId: beispielkreis }, 'attachment/1', sealed), /do not open/)
})

test('making the key twice gives the same key', async () => {
  const key = await makeApplication()
  const again = await Promise.all([1, 2, 3].map(() => vault.createApplicationKey(musterstadt, key.applicationId, '2026-11-25')))
  for (const each of again) assert.deepEqual(each, key)
})

test('applications that arrive together share the day’s key and have keys of their own', async () => {
  const onDay = '2026-12-01'
  const keys = await Promise.all(Array.from({ length: 8 }, () => makeApplication(beispielkreis, onDay)))
  assert.equal(new Set(keys.map(({ secret }) => Buffer.from(secret).toString('hex'))).size, 8)
  const days = await inAuthority(workerKeys, beispielkreis, (tx) => tx.selectFrom('day_keys').select('day').execute())
  assert.deepEqual(days, [{ day: onDay }])
})

test('another authority does not find the key', async () => {
  const key = await makeApplication()
  assert.equal(await workerVault.findApplicationKey(beispielkreis, key.applicationId), undefined)
})

test('wrapped keys that were swapped between applications do not open', async () => {
  const [one, two] = [await makeApplication(), await makeApplication()]
  await inAuthority(workerKeys, musterstadt, async (tx) => {
    const { wrapped } = await tx
      .selectFrom('application_keys')
      .select('wrapped')
      .where('application_id', '=', one.applicationId)
      .executeTakeFirstOrThrow()
    await tx.updateTable('application_keys').set({ wrapped }).where('application_id', '=', two.applicationId).execute()
  })
  await assert.rejects(workerVault.findApplicationKey(musterstadt, two.applicationId), /do not open/)
})

test('a day key that was moved to another authority does not open', async () => {
  const movedDay = '2026-12-02'
  await makeApplication(musterstadt, movedDay)
  const read = (authorityId: typeof musterstadt) =>
    inAuthority(workerKeys, authorityId, (tx) =>
      tx.selectFrom('day_keys').selectAll().where('day', '=', movedDay).executeTakeFirstOrThrow(),
    )
  const stolen = await read(musterstadt)
  await inAuthority(workerKeys, beispielkreis, (tx) =>
    tx
      .insertInto('day_keys')
      .values({ ...stolen, authority_id: beispielkreis })
      .execute(),
  )
  await assert.rejects(makeApplication(beispielkreis, movedDay), /do not open/)
})

test('after shredding nothing of the application opens any more', async () => {
  const key = await makeApplication()
  await workerVault.shred(musterstadt, key.applicationId)
  assert.equal(await workerVault.findApplicationKey(musterstadt, key.applicationId), undefined)
  await workerVault.shred(musterstadt, key.applicationId)
  const sealed = vault.seal(key, 'xml', text('<antrag/>'))
  const remade = await vault.createApplicationKey(musterstadt, key.applicationId, day)
  assert.throws(() => vault.open(remade, 'xml', sealed), /do not open/)
})

test('shredding under another authority touches nothing', async () => {
  const key = await makeApplication()
  await workerVault.shred(beispielkreis, key.applicationId)
  assert.ok(await workerVault.findApplicationKey(musterstadt, key.applicationId))
})

test('a day’s key is destroyed when the day is over and none of its applications is left', async () => {
  const authorityId = toAuthorityId('08999003')
  const [kept, gone] = [await makeApplication(authorityId, '2026-01-01'), await makeApplication(authorityId, '2026-01-02')]
  await makeApplication(authorityId, '2026-01-03').then((key) => workerVault.shred(authorityId, key.applicationId))
  await workerVault.shred(authorityId, gone.applicationId)
  assert.equal(await workerVault.destroyDayKeys(authorityId, '2026-01-03'), 1)
  const days = await inAuthority(workerKeys, authorityId, (tx) => tx.selectFrom('day_keys').select('day').orderBy('day').execute())
  assert.deepEqual(days, [{ day: '2026-01-01' }, { day: '2026-01-03' }])
  assert.ok(await workerVault.findApplicationKey(authorityId, kept.applicationId))
  assert.deepEqual(await workerVault.listKeyedApplications(authorityId, '2026-01-02'), [kept.applicationId])
})

test('a key that is made while the day’s key is destroyed can always be opened', async () => {
  const authorityId = toAuthorityId('08999004')
  for (let round = 0; round < 10; round += 1) {
    const made = Promise.allSettled(Array.from({ length: 3 }, () => makeApplication(authorityId, '2026-02-01')))
    await workerVault.destroyDayKeys(authorityId, '2026-02-02')
    for (const result of await made) {
      if (result.status === 'rejected') continue
      assert.ok(await workerVault.findApplicationKey(authorityId, result.value.applicationId))
      await workerVault.shred(authorityId, result.value.applicationId)
    }
  }
})

test('the process that faces the internet cannot destroy a key', async () => {
  const key = await makeApplication()
  await assert.rejects(vault.shred(musterstadt, key.applicationId), { code: '42501' })
})

test('each application takes a reply key of its own from the pool and keeps it', async () => {
  assert.equal(await workerVault.fillReplyKeys(3), 3)
  assert.equal(await workerVault.fillReplyKeys(3), 0)
  const made = generated
  const applications = [randomUUID(), randomUUID(), randomUUID()]
  const taken = await Promise.all(applications.map((applicationId) => vault.takeReplyKey(applicationId)))
  assert.equal(new Set(taken.map(({ kid }) => kid)).size, 3)
  assert.equal(generated, made)
  for (const [index, applicationId] of applications.entries()) {
    assert.deepEqual(await vault.takeReplyKey(applicationId), taken[index])
    assert.equal((await workerVault.findReplyKey(applicationId))?.kid, taken[index]?.kid)
  }
})

test('with an empty pool the reply key is made at once, and only one stays', async () => {
  const applicationId = randomUUID()
  const taken = await Promise.all([1, 2, 3].map(() => vault.takeReplyKey(applicationId)))
  assert.equal(new Set(taken.map(({ kid }) => kid)).size, 1)
  const privateJwk = await workerVault.findReplyKey(applicationId)
  assert.equal(privateJwk?.kid, taken[0]?.kid)
  assert.equal(privateJwk?.n, taken[0]?.n)
  assert.equal(typeof privateJwk?.d, 'string')
  assert.equal('d' in (taken[0] ?? {}), false)
})

test('a reply key that was given to another application does not open', async () => {
  const [one, two] = [randomUUID(), randomUUID()]
  await vault.takeReplyKey(one)
  await workerKeys.updateTable('reply_keys').set({ application_id: two }).where('application_id', '=', one).execute()
  await assert.rejects(workerVault.findReplyKey(two), /do not open/)
})

test('a destroyed reply key is gone', async () => {
  const applicationId = randomUUID()
  await vault.takeReplyKey(applicationId)
  await workerVault.deleteReplyKey(applicationId)
  assert.equal(await workerVault.findReplyKey(applicationId), undefined)
})

test('neither a key nor a private half lies readable in the key database', async () => {
  const key = await makeApplication()
  const applicationId = randomUUID()
  await vault.takeReplyKey(applicationId)
  const rows = [
    ...(await inAuthority(workerKeys, musterstadt, (tx) => tx.selectFrom('application_keys').select('wrapped as bytes').execute())),
    ...(await inAuthority(workerKeys, musterstadt, (tx) => tx.selectFrom('day_keys').select('wrapped as bytes').execute())),
    ...(await workerKeys.selectFrom('reply_keys').select('wrapped_private as bytes').execute()),
  ]
  assert.ok(rows.length > 3)
  for (const { bytes } of rows) {
    assert.equal(bytes.includes(Buffer.from(key.secret)), false)
    assert.equal(bytes.includes(String(pair.privateJwk.d)), false)
  }
})

test('a process with another master key is refused', async () => {
  await vault.assertMasterKey()
  await workerVault.assertMasterKey()
  const foreign = openVault({ keyDatabase: appKeys, masterKey: randomBytes(32), generateReplyKey })
  await assert.rejects(foreign.assertMasterKey(), /not the one/)
})
