import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { after, before, test } from 'node:test'
import { type ServedAssets, serveAssets } from './testing/serve-assets.ts'

let served: ServedAssets
const origins: { [ags: string]: string[] } = { '12999001': ['https://www.musterstadt.example', 'https://service.musterstadt.example:8443'] }

before(async () => {
  served = await serveAssets({ originsOf: async (ags) => origins[ags] ?? [], api: () => undefined })
})
after(() => served.close())

const get = (path: string, headers: { [name: string]: string } = {}) => fetch(served.url + path, { headers })
const frame = '/frame/at-erwerbstaetigkeit?ags=12999001&lang=de'

test('the loader is short-lived in caches, under its hash it is there for ever, and its published hash is that of the file', async () => {
  const loader = await get('/v1/aufenthalt.js')
  assert.equal(loader.headers.get('cache-control'), 'public, max-age=300')
  assert.equal(loader.headers.get('access-control-allow-origin'), '*')
  assert.equal(loader.headers.get('cross-origin-resource-policy'), 'cross-origin')

  const { path, integrity } = (await (await get('/v1/aufenthalt.json')).json()) as { path: string; integrity: string }
  const pinned = await get(path)
  assert.match(pinned.headers.get('cache-control') ?? '', /immutable/)
  const bytes = Buffer.from(await pinned.arrayBuffer())
  assert.equal(integrity, `sha384-${createHash('sha384').update(bytes).digest('base64')}`)
  assert.deepEqual(bytes, Buffer.from(await loader.arrayBuffer()))
})

test('files come compressed as the browser takes them, and not again when it has them', async () => {
  const plain = await get('/v1/aufenthalt.js', { 'accept-encoding': 'identity' })
  assert.equal(plain.headers.get('content-encoding'), null)
  const etag = plain.headers.get('etag') ?? ''
  assert.equal((await get('/v1/aufenthalt.js', { 'if-none-match': etag })).status, 304)
  assert.equal((await get('/v1/aufenthalt.js', { 'accept-encoding': 'gzip' })).headers.get('content-encoding'), 'gzip')
  assert.equal((await get('/v1/aufenthalt.js', { 'accept-encoding': 'br, gzip' })).headers.get('content-encoding'), 'br')
})

test('the frame may be shown by the pages that are registered for its authority, and by no other', async () => {
  const policyOf = async (ags: string) => (await get(`/frame/at-erwerbstaetigkeit?ags=${ags}`)).headers.get('content-security-policy') ?? ''
  assert.match(
    await policyOf('12999001'),
    /frame-ancestors https:\/\/www\.musterstadt\.example https:\/\/service\.musterstadt\.example:8443$/,
  )
  assert.match(await policyOf('12999002'), /frame-ancestors 'none'$/)
  assert.doesNotMatch(await policyOf('12999001'), /unsafe|\*/)
})

test('the frame’s page has no script, style or value of its own, and preloads what its element will ask for', async () => {
  const page = await (await get(frame)).text()
  assert.doesNotMatch(page, /<script(?![^>]*\bsrc=)|<style|\sstyle=|\son\w+=/)
  assert.match(page, /href="\/api\/authorities\/12999001\/services\/at-erwerbstaetigkeit\?lang=de&amp;part=beginning"/)
  for (const [, path = ''] of page.matchAll(/(?:src|modulepreload" href)="(\/assets\/[^"]+)"/g)) assert.equal((await get(path)).status, 200)
})

test('a page for a right-to-left language is written from right to left', async () => {
  assert.match(await (await get('/frame/at-erwerbstaetigkeit?ags=12999001&lang=ar')).text(), /<html lang="ar" dir="rtl">/)
})

test('the frame’s page has the look of the page around before its script runs, on its own that of the person’s system', async () => {
  const scheme = async (more: string) => /name="color-scheme" content="([^"]+)"/.exec(await (await get(frame + more)).text())?.[1]
  assert.equal(await scheme('&scheme=dark'), 'dark')
  assert.equal(await scheme(''), 'light dark')
  assert.equal((await get(`${frame}&scheme=pink`)).status, 400)
})

test('crafted values do not reach the page', async () => {
  for (const path of ['/frame/x?ags=12999001&lang=%22%3E%3Cscript%3E', '/frame/%3Cscript%3E?ags=12999001', '/frame/x?ags=1', '/frame/x']) {
    assert.equal((await get(path)).status, 400, path)
  }
  assert.equal((await get('/assets/..%2f..%2fpackage.json')).status, 404)
})

test('who comes to the platform’s own address is told, in four languages, where their application is', async () => {
  const answer = await get('/')
  const text = await answer.text()
  for (const language of ['de', 'en', 'uk', 'ar']) assert.match(text, new RegExp(`<section lang="${language}"`))
  assert.match(answer.headers.get('content-security-policy') ?? '', /default-src 'none'; style-src 'sha256-/)
  assert.doesNotMatch(text, /<script/)
})
