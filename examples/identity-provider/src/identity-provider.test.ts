import assert from 'node:assert/strict'
import { createHash, randomBytes } from 'node:crypto'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { after, before, test } from 'node:test'
import { createIdentityProvider } from './identity-provider.ts'

const redirectUri = 'http://127.0.0.1:9/console/callback'
const client = { clientId: 'aufenthalt-console', clientSecret: 'a-secret-of-this-test', redirectUris: [redirectUri] }
let server: Server
let issuer = ''

/** A free port, taken for a moment: the issuer's address is part of its configuration. */
async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1')
  await new Promise((resolve) => probe.once('listening', resolve))
  const { port } = probe.address() as AddressInfo
  await new Promise((resolve) => probe.close(resolve))
  return port
}

before(async () => {
  const port = await freePort()
  issuer = `http://127.0.0.1:${port}`
  server = createIdentityProvider({ port, issuer, ...client })
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
})
after(() => {
  server.close()
  server.closeAllConnections()
})

/** A browser with cookies, which stops at the address it is sent to. */
function browser() {
  const cookies = new Map<string, string>()
  return async (url: string, init: RequestInit = {}) => {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const response = await fetch(new URL(url, issuer), { ...init, redirect: 'manual', headers: { ...init.headers, cookie } })
    for (const line of response.headers.getSetCookie()) {
      const [pair = ''] = line.split(';')
      cookies.set(pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1))
    }
    return response
  }
}

const verifier = randomBytes(32).toString('base64url')

function authorization(extra: { readonly [name: string]: string }) {
  const query = {
    client_id: client.clientId,
    redirect_uri: redirectUri,
    response_type: 'code',
    scope: 'openid profile',
    state: 's',
    nonce: 'n',
  }
  return `/auth?${new URLSearchParams({ ...query, ...extra })}`
}

const challenge = { code_challenge: createHash('sha256').update(verifier).digest('base64url'), code_challenge_method: 'S256' }
const location = (response: Response) => response.headers.get('location') ?? ''

async function logIn(account: string): Promise<URL> {
  const go = browser()
  const loginAddress = location(await go(authorization(challenge)))
  const page = await (await go(loginAddress)).text()
  assert.match(page, /Demo Betrieb/)
  const back = await go(loginAddress, { method: 'POST', body: new URLSearchParams({ account }) })
  return new URL(location(await go(location(back))))
}

test('a demo account of the operator comes back to the console with its name and role in the ID token', async () => {
  const callback = await logIn('demo-betrieb')
  assert.equal(callback.origin + callback.pathname, redirectUri)
  const body = new URLSearchParams({
    grant_type: 'authorization_code',
    code: callback.searchParams.get('code') ?? '',
    redirect_uri: redirectUri,
    code_verifier: verifier,
    client_id: client.clientId,
    client_secret: client.clientSecret,
  })
  const tokens = (await (await fetch(`${issuer}/token`, { method: 'POST', body })).json()) as { id_token: string }
  const claims = JSON.parse(Buffer.from(tokens.id_token.split('.')[1] ?? '', 'base64url').toString()) as { [name: string]: unknown }
  assert.equal(claims['name'], 'Demo Betrieb')
  assert.deepEqual(claims['aufenthalt_roles'], ['operator'])
  assert.equal(claims['nonce'], 'n')
})

test('an account that does not exist is refused', async () => {
  assert.equal((await logIn('somebody')).searchParams.get('error'), 'access_denied')
})

test('a login without PKCE is refused', async () => {
  assert.match(location(await browser()(authorization({}))), /error=invalid_request/)
})

test('the login page of nobody says that the login is over', async () => {
  assert.equal((await fetch(`${issuer}/log-in/unknown`)).status, 400)
})
