import { readFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import { contentSecurityPolicy, siteHeaders } from './headers.ts'
import { crestSvg, hostPage } from './page.ts'
import { viewOf } from './view.ts'

type Answer = { readonly status: number; readonly headers: { readonly [name: string]: string }; readonly body: string }

const answer = (status: number, type: string, body: string, headers: Answer['headers'] = {}): Answer => ({
  status,
  headers: { ...siteHeaders, 'content-type': type, ...headers },
  body,
})

/** What is the same for everyone. */
const files: { readonly [path: string]: Answer } = {
  '/town.css': answer(200, 'text/css; charset=utf-8', readFileSync(new URL('town.css', import.meta.url), 'utf8')),
  '/crest.svg': answer(200, 'image/svg+xml', crestSvg),
  '/health': answer(200, 'text/plain; charset=utf-8', 'ok\n'),
}

/** The web server of the fictitious town. Not started yet. */
export function createHostPage(platformUrl: string): Server {
  return createServer((request, response) => {
    const { status, headers, body } = answerTo(request.method ?? '', new URL(request.url ?? '/', 'http://localhost'), platformUrl)
    response.writeHead(status, headers)
    response.end(request.method === 'HEAD' ? undefined : body)
  })
}

function answerTo(method: string, url: URL, platformUrl: string): Answer {
  if (method !== 'GET' && method !== 'HEAD') return answer(405, 'text/plain', 'Method not allowed\n', { allow: 'GET, HEAD' })
  const view = viewOf(url)
  if (!view) return files[url.pathname] ?? answer(404, 'text/plain', 'Not found\n')
  return answer(200, 'text/html; charset=utf-8', hostPage(view, platformUrl), {
    'content-security-policy': contentSecurityPolicy(view.mode, platformUrl),
    'content-language': view.language,
  })
}
