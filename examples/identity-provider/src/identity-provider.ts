import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { accounts } from './accounts.ts'
import type { IdentityProviderConfig } from './config.ts'
import { loginPage, loginPolicy } from './login-page.ts'
import { createProvider } from './provider.ts'

/** The OpenID provider with its login page as one web server. Not started yet. */
export function createIdentityProvider(config: IdentityProviderConfig): Server {
  const provider = createProvider(config)
  const openId = provider.callback()
  const policy = loginPolicy(config.redirectUris)

  const logIn = async (request: IncomingMessage, response: ServerResponse) => {
    const { uid } = await provider.interactionDetails(request, response)
    if (request.method !== 'POST') {
      response.writeHead(200, {
        'content-type': 'text/html; charset=utf-8',
        'content-security-policy': policy,
        'cache-control': 'no-store',
      })
      response.end(loginPage(uid, accounts))
      return
    }
    const accountId = new URLSearchParams(await bodyOf(request)).get('account')
    const isKnown = accounts.some((account) => account.id === accountId)
    await provider.interactionFinished(request, response, isKnown ? { login: { accountId } } : { error: 'access_denied' })
  }

  return createServer((request, response) => {
    if (request.url === '/health') {
      response.end('ok\n')
      return
    }
    const answered = request.url?.startsWith('/log-in/') ? logIn(request, response) : openId(request, response)
    answered.catch(() => {
      if (!response.headersSent) response.writeHead(400, { 'content-type': 'text/plain' })
      response.end('This login is over. Begin again.\n')
    })
  })
}

/** The body of a small form; what is longer than any of ours is cut off with the connection. */
async function bodyOf(request: IncomingMessage): Promise<string> {
  let body = ''
  for await (const chunk of request.setEncoding('utf8')) {
    body += String(chunk)
    if (body.length > 2000) throw new Error('form-too-large')
  }
  return body
}
