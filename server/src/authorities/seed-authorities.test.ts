import assert from 'node:assert/strict'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { testDatabases } from '../database/testing/test-database.ts'
import { authorityScope } from '../database/with-authority.ts'
import { seedAuthorities } from './seed-authorities.ts'
import { findAuthority, findOfferedService, listAuthorityIds } from './store.ts'
import { beispielkreis, musterstadt } from './testing/an-authority.ts'

const databases = await testDatabases()
const folder = await mkdtemp(join(tmpdir(), 'authorities-'))
after(async () => {
  await databases.close()
  await rm(folder, { recursive: true })
})
const withAuthority = authorityScope(databases.owner)
const file = join(folder, 'authorities.json')

const anEntry = {
  ags: musterstadt,
  name: 'Ausländerbehörde Musterstadt',
  address: 'Musterplatz 1, 00000 Musterstadt',
  email: 'abh@musterstadt.example',
  phone: '+49 30 00000000',
  theme: { accent: '#005ea5' },
  origins: ['http://localhost:8082'],
  embedding: 'frame',
  profiles: [{ profile: '1' }, { profile: '2', from: '2027-01-01' }],
  destinationId: '00000000-0000-4000-8000-000012999001',
  test: true,
  services: [{ service: 'at-erwerbstaetigkeit', publicService: { name: 'Beispiel', identifier: 'urn:aufenthalt:leistung:beispiel' } }],
}

async function seed(...entries: object[]) {
  await writeFile(file, JSON.stringify(entries))
  return await seedAuthorities({ withAuthority, file })
}

test('authorities of the file are there for the platform, with what they offer', async () => {
  assert.equal(await seed(anEntry, { ...anEntry, ags: beispielkreis, name: 'Ausländerbehörde Beispielkreis' }), 2)
  assert.deepEqual(await listAuthorityIds(databases.worker), [musterstadt, beispielkreis])
  const found = await databases.withAuthority(beispielkreis, async (tx) => [
    await findAuthority(tx),
    await findOfferedService(tx, 'at-erwerbstaetigkeit'),
  ])
  assert.equal((found[0] as { name: string }).name, 'Ausländerbehörde Beispielkreis')
  assert.deepEqual(found[1], anEntry.services[0])
})

test('a second seed replaces what is known of an authority', async () => {
  await seed({ ...anEntry, name: 'Neuer Name', services: [] })
  const [authority, service] = await databases.withAuthority(musterstadt, async (tx) => [
    await findAuthority(tx),
    await findOfferedService(tx, 'at-erwerbstaetigkeit'),
  ])
  assert.equal((authority as { name: string }).name, 'Neuer Name')
  assert.equal(service, undefined)
})

test('inside an authority the worker sees this authority alone, although it may list all of them', async () => {
  await seed(anEntry, { ...anEntry, ags: beispielkreis })
  const seen = await authorityScope(databases.worker)(beispielkreis, (tx) => tx.selectFrom('authorities').select('authority_id').execute())
  assert.deepEqual(seen, [{ authority_id: beispielkreis }])
})

const wrong = {
  'an origin with a path': { origins: ['http://localhost:8082/page'] },
  'a colour that is none': { theme: { accent: 'red; background: url(x)' } },
  'a profile that is not written': { profiles: [{ profile: '99' }] },
  'an authority without a profile': { profiles: [] },
  'a first profile with a day': { profiles: [{ profile: '1', from: '2027-01-01' }] },
  'a second profile without a day': { profiles: [{ profile: '1' }, { profile: '2' }] },
  'profiles that do not follow each other': {
    profiles: [{ profile: '1' }, { profile: '2', from: '2027-02-01' }, { profile: '1', from: '2027-01-01' }],
  },
  'a day that no calendar has': { profiles: [{ profile: '1' }, { profile: '2', from: '2027-02-30' }] },
  'a destination that is no UUID': { destinationId: 'musterstadt' },
  'an unknown setting': { secret: 'x' },
}
for (const [what, change] of Object.entries(wrong)) {
  test(`${what} is refused`, async () => {
    await assert.rejects(seed({ ...anEntry, ...change }))
  })
}
