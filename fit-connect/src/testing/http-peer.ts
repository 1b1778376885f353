import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

export type HttpPeer = { url: string; requests: string[]; close: () => Promise<void> }

/** A real HTTP server on a free port that answers as the test says; it notes method and path of every request. */
export async function startHttpPeer(answer: (request: IncomingMessage, response: ServerResponse) => void): Promise<HttpPeer> {
  const requests: string[] = []
  const server = createServer((request, response) => {
    requests.push(`${request.method} ${request.url}`)
    answer(request, response)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    close: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
