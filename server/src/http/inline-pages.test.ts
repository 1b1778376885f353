import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createLog } from '../log/create-log.ts'
import { createHttp } from './create-http.ts'
import { createMetrics } from './metrics.ts'

const page = 'https://www.neustadt.example'
const path = '/api/authorities/08999003/applications'

const http = await createHttp({
  log: createLog('silent'),
  metrics: createMetrics(),
  readiness: {},
  routes: [],
  publicUrl: 'https://platform.example',
  isInlineOrigin: async (ags, origin) => ags === '08999003' && origin === page,
})
const ask = (origin: string, url = path) =>
  http.inject({ method: 'OPTIONS', url, headers: { origin, 'access-control-request-method': 'POST' } })

test('a registered page of an authority that mounts the element itself may call the API', async () => {
  const answer = await ask(page)
  assert.equal(answer.statusCode, 204)
  assert.equal(answer.headers['access-control-allow-origin'], page)
  assert.match(String(answer.headers['access-control-allow-headers']), /idempotency-key/)
  assert.equal(answer.headers['access-control-allow-credentials'], undefined)
})

test('any other page, and the same page at another authority, may not', async () => {
  for (const answer of [
    await ask('https://evil.example'),
    await ask(page, path.replace('08999003', '12999001')),
    await ask(page, '/api/console/lanes'),
  ]) {
    assert.equal(answer.statusCode, 404)
    assert.equal(answer.headers['access-control-allow-origin'], undefined)
  }
})
