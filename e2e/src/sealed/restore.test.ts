import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Answers, Receipt } from '@aufenthalt/model'
import type pg from 'pg'
import { demoAuthorities } from '../../../scripts/demo/demo-authorities.ts'
import { withDatabaseName } from '../../../server/src/database/address.ts'
import { toAuthorityId } from '../../../server/src/database/authority-id.ts'
import { onServer } from '../../../server/src/database/testing/template-databases.ts'
import { forgetKeys } from '../../../server/src/retention/forget-keys.ts'
import { openBytes } from '../../../server/src/vault/seal.ts'
import { waitForCase } from '../journey/case-system-client.ts'
import { keyNeedle } from './needle.ts'
import { deriveFromCode, openCopyWithCode, type SealedCopy } from './open-copy.ts'
import { filesIn, writeDatabaseOut } from './places.ts'
import { type SealedDemo, startSealedDemo } from './sealed-demo.ts'
import { createSearch, searchPlaces } from './search.ts'
import { type MarkedApplication, submitMarked } from './submit-marked.ts'

const [{ ags } = { ags: '' }] = demoAuthorities
const authorityId = toAuthorityId(ags)
let sealed: SealedDemo
let application: MarkedApplication

const onPlatform = <T>(work: (client: pg.Client) => Promise<T>) => onServer(withDatabaseName(sealed.serverUrl, 'aufenthalt'), work)
const onKeys = <T>(work: (client: pg.Client) => Promise<T>) => onServer(withDatabaseName(sealed.serverUrl, 'aufenthalt_keys'), work)

type Part = { readonly part: string; readonly content: Buffer }
const readParts = () =>
  onPlatform(async (client) => (await client.query<Part>('select part, content from aufenthalt.application_parts order by position')).rows)

const count = async (client: pg.Client, table: string) =>
  Number((await client.query<{ count: string }>(`select count(*) as count from aufenthalt.${table}`)).rows[0]?.count)

/** Waits until nothing of the application is left. */
async function waitUntilShredded(): Promise<void> {
  const until = Date.now() + 60_000
  while (Date.now() < until) {
    const left =
      (await onKeys((client) => count(client, 'application_keys'))) + (await onPlatform((client) => count(client, 'application_parts')))
    if (left === 0) return
    await sleep(100)
  }
  throw new Error('The application was not shredded in time')
}

/** Copies every row of the platform, as a backup does. */
async function backUp(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ name: string }>("select tablename as name from pg_tables where schemaname = 'aufenthalt'")
  await client.query('create schema backup')
  for (const { name } of rows) await client.query(`create table backup.${name} as table aufenthalt.${name}`)
}

/** What the key database holds of the application's key. */
const wrappedKey = () =>
  onKeys(async (client) => (await client.query<{ wrapped: Buffer }>('select wrapped from aufenthalt.application_keys')).rows[0]?.wrapped)

let wrapped: Buffer | undefined

/** How often the wrapped key stands in the files of the database, write-ahead log included. */
async function countOnDisk(): Promise<number> {
  const folder = await writeDatabaseOut(sealed.serverUrl)
  const { hits } = await searchPlaces(createSearch([keyNeedle('wrapped key', wrapped ?? Buffer.of())]), filesIn(folder))
  return hits.length
}

before(async () => {
  sealed = await startSealedDemo(['app', 'delivery-service'])
  application = await submitMarked(sealed.demo.urls.platform, ags, 'extension-new-employer')
  await onPlatform(backUp)
  wrapped = await wrappedKey()
})
after(() => sealed?.stop())

test('a backup of the platform from before acceptance cannot be opened after it, not even with the master key', async () => {
  const { applicationId, referenceNumber } = application.promised
  const backup = await readParts()
  await sealed.withVault(sealed.masterKey, async (vault) => {
    const key = await vault.findApplicationKey(authorityId, applicationId)
    assert.ok(key)
    const opened = backup.map(({ part, content }) => vault.open(key, part, content))
    assert.ok(createSearch(application.needles)(Buffer.concat(opened)).length > 20)
  })

  await sealed.startMore(['worker', 'case-system'])
  await waitForCase(sealed.demo.urls.caseSystem, referenceNumber)
  await waitUntilShredded()
  await onPlatform((client) => client.query('insert into aufenthalt.application_parts table backup.application_parts'))
  const restored = await readParts()
  assert.deepEqual(restored, backup)

  const dayKeys = await onKeys((client) =>
    client.query<{ day: string; wrapped: Buffer }>('select day::text, wrapped from aufenthalt.day_keys'),
  )
  assert.equal(dayKeys.rows.length, 1)
  const unwrapped = dayKeys.rows.map(({ day, wrapped }) => openBytes(sealed.masterKey, ['day-key', ags, day], wrapped))
  await sealed.withVault(sealed.masterKey, async (vault) => {
    assert.equal(await vault.findApplicationKey(authorityId, applicationId), undefined)
    for (const secret of [sealed.masterKey, ...unwrapped]) {
      for (const { part, content } of restored) assert.throws(() => vault.open({ authorityId, applicationId, secret }, part, content))
    }
  })
  const { hits } = await searchPlaces(createSearch(application.needles), sealed.places())
  assert.deepEqual(hits, [])
})

test('the key itself leaves the disk: the tables are rewritten, and the log that wrote it goes', async () => {
  assert.ok((await countOnDisk()) > 0)
  await forgetKeys(withDatabaseName(sealed.serverUrl, 'aufenthalt_keys'))
  // As the next two checkpoints do within ten minutes.
  for (const _ of [1, 2]) await onKeys((client) => client.query('select pg_switch_wal()').then(() => client.query('checkpoint')))
  assert.equal(await countOnDisk(), 0)
})

test('what stays is where the application stands and a copy that only the code of the person opens, with answers, PDF and a receipt that verifies', async () => {
  const { promised, code } = application
  const { platform } = sealed.demo.urls
  const url = `${platform}/api/authorities/${ags}/applications/${promised.applicationId}`
  const accessToken = Buffer.from(await deriveFromCode(code, 'access-token')).toString('base64url')
  const headers = { authorization: `Bearer ${accessToken}` }
  const status = (await (await fetch(url, { headers })).json()) as { state: string; timeline: { kind: string }[] }
  assert.deepEqual([status.state, ...status.timeline.map(({ kind }) => kind)], ['accepted', 'received', 'handed-over', 'accepted'])

  const response = await fetch(`${url}/copy`, { headers })
  const sealedCopy: SealedCopy = { copy: await response.text(), wrappedPrivateKey: response.headers.get('wrapped-private-key') ?? '' }
  const otherCode = Uint8Array.from(code, (byte, index) => (index === 0 ? byte ^ 1 : byte))
  await assert.rejects(openCopyWithCode(otherCode, sealedCopy))
  const copy = (await openCopyWithCode(code, sealedCopy)) as { answers: Answers; pdf: string; receipt: Receipt }
  assert.equal(copy.answers['person.givenNames'], application.givenNames)
  assert.equal(Buffer.from(copy.pdf, 'base64').subarray(0, 5).toString(), '%PDF-')
  assert.equal(copy.receipt.referenceNumber, promised.referenceNumber)

  const verify = async (jws: string) => {
    const answer = await fetch(`${platform}/api/receipts/verify`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ jws }),
    })
    return (await answer.json()) as { valid: boolean; referenceNumber?: string; receivedAt?: string }
  }
  const verified = await verify(copy.receipt.jws)
  assert.deepEqual([verified.valid, verified.referenceNumber, verified.receivedAt], [true, promised.referenceNumber, promised.receivedAt])
  assert.equal((await verify(`${copy.receipt.jws.slice(0, -4)}AAAA`)).valid, false)
})
