// The web server of all hostile towns. It stands on the port of the demo's host page: that origin is registered with every authority.
import { createServer } from 'node:http'
import { writeHost } from './host-page.ts'
import { type Embedding, hostileHosts } from './hostile-hosts.ts'

/** Where a hostile page is found: `/hosts/<name>?ags=&lang=&mode=`. */
export const hostAddress = (origin: string, name: string, query: { readonly [name: string]: string }) =>
  `${origin}/hosts/${name}?${new URLSearchParams(query)}`

/** Serves the hostile pages until it is closed. */
export async function serveHosts(port: number, platformUrl: string): Promise<{ readonly close: () => void }> {
  const { integrity } = (await (await fetch(`${platformUrl}/v1/aufenthalt.json`)).json()) as { integrity: string }
  const server = createServer(({ url = '/' }, response) => {
    const { pathname, searchParams } = new URL(url, 'http://localhost')
    const host = hostileHosts[pathname.replace('/hosts/', '')]
    if (!host) return response.writeHead(404, { 'content-type': 'text/plain' }).end('Not found\n')
    const embedding: Embedding = {
      platformUrl,
      integrity,
      ags: searchParams.get('ags') ?? '',
      language: searchParams.get('lang') ?? 'de',
      mode: searchParams.get('mode') === 'inline' ? 'inline' : 'isolated',
    }
    const policy = host.policy?.(embedding)
    response.writeHead(200, {
      'content-type': 'text/html; charset=utf-8',
      'referrer-policy': 'strict-origin-when-cross-origin',
      ...(policy && { 'content-security-policy': policy }),
    })
    response.end(writeHost(host, embedding))
  })
  await new Promise<void>((resolve) => server.listen(port, 'localhost', resolve))
  return {
    close: () => {
      server.close()
      server.closeAllConnections()
    },
  }
}
