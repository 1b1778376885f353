import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { demoAuthorities } from '../../../scripts/demo/demo-authorities.ts'
import { withDatabaseName } from '../../../server/src/database/address.ts'
import { onServer } from '../../../server/src/database/testing/template-databases.ts'
import { waitForCase } from '../journey/case-system-client.ts'
import { situations, textFields } from './marked-answers.ts'
import { formsOf, keyNeedle, makeMarker, textNeedle } from './needle.ts'
import { filesIn } from './places.ts'
import { type SealedDemo, startSealedDemo } from './sealed-demo.ts'
import { createSearch, searchPlaces } from './search.ts'
import { type MarkedApplication, readView, submitMarked } from './submit-marked.ts'
import { sendUnwelcomeRequests } from './unwelcome-requests.ts'

const [{ ags } = { ags: '' }] = demoAuthorities
let sealed: SealedDemo
let applications: MarkedApplication[] = []

before(async () => {
  sealed = await startSealedDemo(['app', 'worker', 'delivery-service', 'case-system'])
  applications = await Promise.all(situations.map((situation) => submitMarked(sealed.demo.urls.platform, ags, situation)))
  for (const { promised } of applications) await waitForCase(sealed.demo.urls.caseSystem, promised.referenceNumber)
})
after(() => sealed?.stop())

test('a marker is found in each of its forms, wherever it begins', () => {
  for (const needle of [textNeedle('a text', makeMarker(9)), keyNeedle('a key', randomBytes(32))]) {
    const search = createSearch([needle])
    for (const form of formsOf(needle)) {
      for (const before of [0, 1, 2]) assert.deepEqual(search(Buffer.concat([randomBytes(before), form, randomBytes(5)])), [needle.name])
    }
    assert.deepEqual(search(Buffer.concat([randomBytes(9), Buffer.from(needle.bytes).subarray(1)])), [])
  }
  const { bytes } = textNeedle('', makeMarker(12))
  const written = `{"name":"Ř${Buffer.from(bytes).toString()}ñ"}`
  for (const encoding of ['utf8', 'utf16le', 'base64', 'base64url', 'hex'] as const) {
    const encoded = encoding.startsWith('utf') ? Buffer.from(written, encoding) : Buffer.from(Buffer.from(written).toString(encoding))
    assert.deepEqual(createSearch([{ name: encoding, bytes, kind: 'text' }])(encoded), [encoding])
  }
})

test('every question that takes text was answered with a marker, and all of them have reached the case system', async () => {
  const search = createSearch(applications.flatMap(({ needles }) => needles))
  const { hits } = await searchPlaces(search, filesIn(join(sealed.demo.folder, 'case-system')))
  const arrived = new Set(hits.map((hit) => hit.replace(/ in file .*$/, '')))
  const missing = applications.flatMap(({ delivered }) => delivered).filter((name) => !arrived.has(name))
  assert.deepEqual(missing, [])
  const answered = new Set(applications.flatMap(({ delivered }) => delivered).map((name) => name.replace(/^[\w-]+: /, '')))
  const own = new Set(['person.familyName', 'job.description', 'job.title'])
  const view = await readView(sealed.demo.urls.platform, ags)
  assert.deepEqual(
    textFields(view)
      .map(({ id }) => id)
      .filter((id) => !answered.has(id) && !own.has(id)),
    [],
  )
})

test('no answer, file name, document, key or code can be found in logs, databases, files, environment or pages, also not of what was refused', async () => {
  const { platform, deliveryService } = sealed.demo.urls
  const { promised, body } = applications[0] as MarkedApplication
  const target = { platform, deliveryService, ags, applicationId: promised.applicationId, idempotencyKey: promised.key, body }
  const refused = await sendUnwelcomeRequests(target)
  const needles = [
    ...applications.flatMap((application) => application.needles),
    ...refused.map(({ needle }) => needle),
    keyNeedle('master key', sealed.masterKey),
  ]
  const search = createSearch(needles)
  const everywhere = await searchPlaces(search, sealed.places())
  const answers = await searchPlaces(
    search,
    refused.map(({ place }) => place),
  )
  assert.deepEqual([...everywhere.hits, ...answers.hits], [])
  assert.ok(everywhere.places > 500, `only ${everywhere.places} places`)
  const unexpected = refused.filter(({ expected, status }) => status !== expected)
  assert.deepEqual(
    unexpected.map(({ needle, status }) => `${needle.name}: ${status}`),
    [],
  )
})

test('what is planted in a file, a text, a document column and a compressed column of each database is found', async () => {
  const planted = ['file', 'text', 'bytes', 'compressed'].map((name) => textNeedle(name, makeMarker(12)))
  const [file = '', text = '', bytes = '', compressed = ''] = planted.map((needle) => Buffer.from(needle.bytes).toString())
  const path = join(sealed.demo.folder, 'logs', 'planted.log')
  writeFileSync(path, `{"name":"${file}"}\n`)
  for (const database of ['aufenthalt', 'aufenthalt_keys', 'aufenthalt_delivery']) {
    await onServer(withDatabaseName(sealed.serverUrl, database), async (client) => {
      await client.query('create table public.planted (a text, b bytea, c text)')
      await client.query('insert into public.planted values ($1, $2, $3)', [text, Buffer.from(bytes), compressed.repeat(3000)])
    })
  }
  const { hits } = await searchPlaces(createSearch(planted), sealed.places())
  rmSync(path)
  assert.ok(hits.includes('file in file logs/planted.log'))
  for (const database of ['aufenthalt', 'aufenthalt_keys', 'aufenthalt_delivery']) {
    for (const hit of ['text in * public.planted.a', 'bytes in * public.planted.b', 'compressed in * public.planted.c']) {
      assert.ok(hits.includes(hit.replace('*', database)), hit.replace('*', database))
    }
  }
  for (const name of ['text', 'bytes']) {
    assert.ok(hits.some((hit) => hit.startsWith(`${name} in file`) && hit.includes('pg_wal')))
    assert.ok(hits.some((hit) => hit.startsWith(`${name} in file`) && hit.includes('base/')))
  }
})
