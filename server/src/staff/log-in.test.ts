import assert from 'node:assert/strict'
import { after, beforeEach, test } from 'node:test'
import { testDatabases } from '../database/testing/test-database.ts'
import { createHttp } from '../http/create-http.ts'
import { createMetrics } from '../http/metrics.ts'
import { createLog } from '../log/create-log.ts'
import { openIdLogin } from './open-id-login.ts'
import { staffRoutes } from './routes.ts'
import { type Browser, openBrowser } from './testing/browser.ts'
import { startIdentityProvider } from './testing/identity-provider.ts'

const publicUrl = 'https://platform.example'
const callbackUrl = `${publicUrl}/console/callback`
const [databases, provider] = await Promise.all([testDatabases(), startIdentityProvider(callbackUrl)])
const { operator } = databases

let passedMs = 0
const now = () => new Date(Date.now() + passedMs)
const lines: string[] = []
const http = await createHttp({
  log: createLog('trace', { write: (line) => void lines.push(line) }),
  metrics: createMetrics(),
  readiness: {},
  publicUrl,
  routes: [staffRoutes({ operator, now, publicUrl, login: openIdLogin(provider.settings) })],
})
const addresses = { [publicUrl]: await http.listen({ host: '127.0.0.1', port: 0 }) }
after(async () => {
  await http.close()
  await Promise.all([provider.stop(), databases.close()])
})
beforeEach(() => {
  passedMs = 0
})

const isCallback = (url: URL) => url.href.startsWith(callbackUrl)
const isLoginPage = (url: URL) => url.pathname.startsWith('/log-in/')

/** Begins a login and chooses an account on the provider's page; gives the address that the provider sends the browser back to. */
async function chooseAccount(browser: Browser, account: string): Promise<URL> {
  const page = await browser.followTo(`${publicUrl}/console/log-in`, isLoginPage)
  const form = await (await browser.go(page)).text()
  const action = /<form method="post" action="([^"]+)"/.exec(form)?.[1] ?? ''
  const chosen = await browser.go(new URL(action, page), { method: 'POST', body: new URLSearchParams({ account }) })
  return await browser.followTo(new URL(chosen.headers.get('location') ?? '', page), isCallback)
}

async function logIn(browser: Browser, account = 'demo-betrieb'): Promise<Response> {
  return await browser.go(await chooseAccount(browser, account))
}

const me = (browser: Browser) => browser.go(`${publicUrl}/api/console/me`)
const logOut = (browser: Browser, headers: { readonly [name: string]: string }) =>
  browser.go(`${publicUrl}/api/console/log-out`, { method: 'POST', headers })
const session = (browser: Browser) => browser.cookie(publicUrl, 'console-session')
const countSessions = async () => (await operator.selectFrom('staff_sessions').select('subject').execute()).length

async function assertProblem(response: Response, status: number, code: string): Promise<void> {
  assert.match(response.headers.get('content-type') ?? '', /^application\/problem\+json/)
  assert.deepEqual([response.status, ((await response.json()) as { code: string }).code], [status, code])
}

async function assertLoginFailed(browser: Browser, response: Response): Promise<void> {
  await assertProblem(response, 401, 'login-failed')
  assert.equal(session(browser), undefined)
  await assertProblem(await me(browser), 401, 'login-needed')
}

test('somebody of the operator logs in and is sent to the console, which knows their name', async () => {
  const browser = openBrowser(addresses)
  await assertProblem(await me(browser), 401, 'login-needed')
  const back = await logIn(browser)
  assert.deepEqual([back.status, back.headers.get('location')], [302, '/console/'])
  assert.deepEqual(await (await me(browser)).json(), { displayName: 'Demo Betrieb', roles: ['operator'] })
})

test('the session is out of reach of scripts, other sites and plain connections, and no copy of the database opens it', async () => {
  const browser = openBrowser(addresses)
  await logIn(browser)
  const { value = '', flags } = session(browser) ?? {}
  assert.deepEqual(flags, ['Path=/', 'Max-Age=28800', 'HttpOnly', 'SameSite=Lax', 'Secure'])
  assert.match(value, /^[\w-]{43}$/)
  assert.equal(browser.cookie(publicUrl, 'console-login'), undefined)
  const rows = await operator.selectFrom('staff_sessions').selectAll().execute()
  assert.equal(JSON.stringify(rows).includes(value), false)
})

test('the cookie of a begun login lives for ten minutes and is sent to the console only', async () => {
  const browser = openBrowser(addresses)
  await browser.go(`${publicUrl}/console/log-in`)
  const flags = ['Path=/console/', 'Max-Age=600', 'HttpOnly', 'SameSite=Lax', 'Secure']
  assert.deepEqual(browser.cookie(publicUrl, 'console-login')?.flags, flags)
})

test('somebody without the role of the operator is refused', async () => {
  const browser = openBrowser(addresses)
  const before = await countSessions()
  await assertLoginFailed(browser, await logIn(browser, 'demo-musterstadt'))
  assert.equal(await countSessions(), before)
})

test('a login that the provider refuses is refused', async () => {
  const browser = openBrowser(addresses)
  await assertLoginFailed(browser, await logIn(browser, 'somebody'))
})

test('a callback with another state is refused, and with it the login that was begun', async () => {
  const browser = openBrowser(addresses)
  const callback = await chooseAccount(browser, 'demo-betrieb')
  const forged = new URL(callback)
  forged.searchParams.set('state', 'another')
  await assertLoginFailed(browser, await browser.go(forged))
  await assertLoginFailed(browser, await browser.go(callback))
})

test('a callback without code, with two codes or with a made-up one is refused', async () => {
  for (const change of [
    (query: URLSearchParams) => query.delete('code'),
    (query: URLSearchParams) => query.append('code', 'second'),
    (query: URLSearchParams) => query.set('code', 'made-up'),
    (query: URLSearchParams) => query.set('iss', 'https://elsewhere.example'),
  ]) {
    const browser = openBrowser(addresses)
    const callback = await chooseAccount(browser, 'demo-betrieb')
    change(callback.searchParams)
    await assertLoginFailed(browser, await browser.go(callback))
  }
})

test('a callback in another browser is refused: nobody can be logged in to a foreign account', async () => {
  const [one, other] = [openBrowser(addresses), openBrowser(addresses)]
  const callback = await chooseAccount(one, 'demo-betrieb')
  await assertLoginFailed(other, await other.go(callback))
  await other.go(`${publicUrl}/console/log-in`)
  await assertLoginFailed(other, await other.go(callback))
  assert.equal((await one.go(callback)).status, 302)
})

test('a callback works once, also for somebody who kept the cookie of the login', async () => {
  const browser = openBrowser(addresses)
  const callback = await chooseAccount(browser, 'demo-betrieb')
  const cookie = browser.cookie(publicUrl, 'console-login')
  assert.ok(cookie)
  assert.equal((await browser.go(callback)).status, 302)
  const thief = openBrowser(addresses)
  thief.keep(publicUrl, cookie)
  await assertLoginFailed(thief, await thief.go(callback))
})

test('a login that took longer than ten minutes must be begun anew', async () => {
  const browser = openBrowser(addresses)
  const callback = await chooseAccount(browser, 'demo-betrieb')
  passedMs = 601_000
  await assertLoginFailed(browser, await browser.go(callback))
})

test('begun logins that are over are forgotten when the next one begins', async () => {
  const count = async () => (await operator.selectFrom('staff_logins').select('nonce').execute()).length
  await openBrowser(addresses).go(`${publicUrl}/console/log-in`)
  passedMs = 601_000
  await openBrowser(addresses).go(`${publicUrl}/console/log-in`)
  assert.equal(await count(), 1)
})

test('after logging out the session is over for everybody who has its cookie', async () => {
  const browser = openBrowser(addresses)
  await logIn(browser)
  const cookie = session(browser)
  assert.ok(cookie)
  const before = await countSessions()
  assert.equal((await logOut(browser, { 'sec-fetch-site': 'same-origin' })).status, 204)
  assert.deepEqual([session(browser), await countSessions()], [undefined, before - 1])
  browser.keep(publicUrl, cookie)
  await assertProblem(await me(browser), 401, 'login-needed')
})

test('a session is over after eight hours', async () => {
  const browser = openBrowser(addresses)
  await logIn(browser)
  passedMs = 8 * 3_600_000 - 60_000
  assert.equal((await me(browser)).status, 200)
  passedMs = 8 * 3_600_000 + 1000
  await assertProblem(await me(browser), 401, 'login-needed')
  await assertProblem(await logOut(browser, { 'sec-fetch-site': 'same-origin' }), 401, 'login-needed')
})

test('a change that does not come from our own pages is refused and changes nothing', async () => {
  const browser = openBrowser(addresses)
  await logIn(browser)
  for (const site of ['cross-site', 'same-site', 'none', 'same-origin, same-origin', '']) {
    await assertProblem(await logOut(browser, site === '' ? {} : { 'sec-fetch-site': site }), 403, 'origin-not-allowed')
  }
  assert.equal((await me(browser)).status, 200)
})

test('a session that nobody opened is none, whatever its cookie holds', async () => {
  for (const value of ['a'.repeat(43), '', '%00', "' or 1=1 --", 'a b', '"quoted"']) {
    const browser = openBrowser(addresses)
    browser.keep(publicUrl, { name: 'console-session', value, path: '/', flags: [] })
    await assertProblem(await me(browser), 401, 'login-needed')
  }
})

test('the log knows no person, no state, no code and no session', async () => {
  lines.length = 0
  const browser = openBrowser(addresses)
  const callback = await chooseAccount(browser, 'demo-betrieb')
  await browser.go(callback)
  await openBrowser(addresses).go(callback)
  await me(browser)
  const secrets = [callback.searchParams.get('code'), callback.searchParams.get('state'), session(browser)?.value, 'Demo', 'demo-betrieb']
  assert.ok(lines.length > 3)
  for (const secret of secrets) assert.equal(lines.join('').includes(secret ?? '?'), false)
})

test('without the provider nobody can log in, and the answer says that it will pass', async () => {
  await provider.stop()
  const other = await createHttp({
    log: createLog('silent'),
    metrics: createMetrics(),
    readiness: {},
    publicUrl,
    routes: [staffRoutes({ operator, now, publicUrl, login: openIdLogin(provider.settings) })],
  })
  const response = await other.inject('/console/log-in')
  assert.deepEqual([response.statusCode, response.json().code], [503, 'unavailable'])
  await other.close()
})
