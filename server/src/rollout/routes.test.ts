import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import type { OnlineServiceView } from '@aufenthalt/model'
import { musterstadt, seedAuthority } from '../authorities/testing/an-authority.ts'
import { loadCatalogue } from '../catalogue/load-catalogue.ts'
import { toAuthorityId } from '../database/authority-id.ts'
import { testDatabases } from '../database/testing/test-database.ts'
import { authorityScope } from '../database/with-authority.ts'
import { createHttp, type Http } from '../http/create-http.ts'
import { createMetrics } from '../http/metrics.ts'
import { createLog } from '../log/create-log.ts'
import { findFrameOrigins } from './get-online-service.ts'
import { rolloutRoutes } from './routes.ts'

const databases = await testDatabases()
const catalogue = await loadCatalogue(fileURLToPath(new URL('../../../forms/', import.meta.url)))
const { withAuthority } = databases
const clock = { now: new Date('2026-11-24T22:59:00Z') }
let http: Http
before(async () => {
  await seedAuthority(authorityScope(databases.owner), musterstadt, { origins: ['https://www.musterstadt.example'] })
  const routes = [rolloutRoutes({ withAuthority, catalogue, now: () => clock.now })]
  const log = createLog('silent')
  http = await createHttp({ log, metrics: createMetrics(), readiness: {}, publicUrl: 'https://aufenthalt.example', routes })
})
after(async () => {
  await http.close()
  await databases.close()
})

const get = (path: string, headers: { [name: string]: string } = {}) =>
  http.inject({ method: 'GET', url: `/api/authorities/${path}`, headers })

test('a service brings form, texts, authority, limits and the day in Berlin', async () => {
  const answer = await get('12999001/services/at-erwerbstaetigkeit?lang=en')
  const view = answer.json<OnlineServiceView>()
  assert.equal(answer.statusCode, 200)
  assert.equal(view.authority.name, 'Ausländerbehörde Musterstadt')
  assert.deepEqual(view.form, catalogue.findForm('at-erwerbstaetigkeit', '2026-11-01'))
  assert.deepEqual([view.language, view.languages, view.today], ['en', ['ar', 'de', 'en', 'uk'], '2026-11-24'])
  assert.equal(view.texts['service.title'], catalogue.getTexts(view.form, 'en')['service.title'])
  assert.equal(view.limits.documentBytes, 10_000_000)
})

test('the beginning is the first page with its texts, a part of the whole', async () => {
  const path = '12999001/services/at-erwerbstaetigkeit?lang=de'
  const [whole, beginning] = await Promise.all([get(path), get(`${path}&part=beginning`)])
  const view = beginning.json<OnlineServiceView>()
  assert.equal(view.isBeginning, true)
  assert.equal(view.form.pages.length, 1)
  assert.ok(beginning.body.length < whole.body.length / 2)
})

test('nothing of an authority is shown that is not for everybody', async () => {
  const { authority } = (await get('12999001/services/at-erwerbstaetigkeit')).json<OnlineServiceView>()
  assert.deepEqual(Object.keys(authority).sort(), ['address', 'ags', 'email', 'embedding', 'name', 'phone', 'theme'])
})

test('a language that is not offered is answered in German', async () => {
  const { language, texts } = (await get('12999001/services/at-erwerbstaetigkeit?lang=xx')).json<OnlineServiceView>()
  assert.deepEqual([language, texts['ui.yes']], ['de', 'Ja'])
})

test('after midnight in Berlin it is the next day', async () => {
  const dayAt = async (time: string) => {
    clock.now = new Date(time)
    return (await get('12999001/services/at-erwerbstaetigkeit')).json<OnlineServiceView>().today
  }
  assert.deepEqual([await dayAt('2026-11-24T22:59:59Z'), await dayAt('2026-11-24T23:00:00Z')], ['2026-11-24', '2026-11-25'])
})

test('what has not changed is not sent again', async () => {
  const first = await get('12999001/services/at-erwerbstaetigkeit')
  assert.equal(first.headers['cache-control'], 'public, max-age=60')
  const again = await get('12999001/services/at-erwerbstaetigkeit', { 'if-none-match': String(first.headers['etag']) })
  assert.deepEqual([again.statusCode, again.body], [304, ''])
  const other = await get('12999001/services/at-erwerbstaetigkeit?lang=en', { 'if-none-match': String(first.headers['etag']) })
  assert.equal(other.statusCode, 200)
})

test('an unknown authority and a service that is not offered have their own codes', async () => {
  const codeOf = async (path: string) => (await get(path)).json().code
  assert.equal(await codeOf('99999999/services/at-erwerbstaetigkeit'), 'authority-unknown')
  assert.equal(await codeOf('12999001/services/at-ausbildung'), 'service-not-offered')
})

test('a service before its first day is not offered', async () => {
  clock.now = new Date('2026-10-31T12:00:00Z')
  assert.equal((await get('12999001/services/at-erwerbstaetigkeit')).json().code, 'service-not-offered')
})

test('the frame may be shown on the registered pages of the authority only', async () => {
  assert.deepEqual(await findFrameOrigins(withAuthority, musterstadt), ['https://www.musterstadt.example'])
  assert.equal(await findFrameOrigins(withAuthority, toAuthorityId('99999999')), undefined)
})
