import { once } from 'node:events'
import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http'

/** Where a connection breaks: before the peer has heard anything, or after it has done everything. */
export type Break = 'before' | 'after'

/** Another answer in place of the peer's. */
type Answer = { readonly status: number; readonly body: unknown }

/** A network between us and a peer, in which single requests get lost. */
export type UnreliableProxy = {
  readonly url: string
  /** Requests that have passed or broken so far, as `PUT /v2/…`. */
  readonly seen: string[]
  /** What happens to a request instead of passing. */
  breaks: (line: string, index: number) => Break | Answer | undefined
  readonly close: () => Promise<void>
}

/** Starts a proxy in front of a peer. */
export async function startUnreliableProxy(peerUrl: string): Promise<UnreliableProxy> {
  const server = createServer((incoming, answer) => void pass(incoming, answer))
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as { port: number }
  const proxy: UnreliableProxy = {
    url: `http://127.0.0.1:${port}`,
    seen: [],
    breaks: () => undefined,
    close: async () => {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }

  const pass = async (incoming: IncomingMessage, answer: ServerResponse) => {
    const line = `${incoming.method} ${incoming.url}`
    const broken = proxy.breaks(line, proxy.seen.push(line) - 1)
    if (broken === 'before') return answer.destroy()
    if (typeof broken === 'object') return answer.writeHead(broken.status).end(JSON.stringify(broken.body))
    const onward = request(`${peerUrl}${incoming.url}`, { method: incoming.method ?? 'GET', headers: incoming.headers })
    incoming.pipe(onward)
    const [reply] = (await once(onward, 'response')) as [IncomingMessage]
    const body = Buffer.concat(await reply.toArray())
    if (broken === 'after') return answer.destroy()
    return answer.writeHead(reply.statusCode ?? 500, reply.headers).end(body)
  }
  return proxy
}
