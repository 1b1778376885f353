import { once } from 'node:events'
import { createServer, type IncomingHttpHeaders } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import { type Callback, verifyCallback } from '@aufenthalt/fit-connect'

export type HeardCallback = { path: string; rawBody: string; headers: IncomingHttpHeaders; callback: Callback | undefined }

/** Somebody who is called back, over HTTP; `status` is what they answer. */
export type CallbackReceiver = {
  url: string
  secret: string
  heard: HeardCallback[]
  status: number
  /** They answer when this has ended. */
  until: Promise<void>
  /** Waits until the first callback that the test looks for has been heard. */
  waitFor: (isWanted: (heard: HeardCallback) => boolean) => Promise<HeardCallback>
  close: () => Promise<void>
}

/** Starts a receiver that keeps what it hears, with what it believes of it. */
export async function startCallbackReceiver(now: () => Date): Promise<CallbackReceiver> {
  const secret = 'a secret between two, thirty-two characters'
  const server = createServer(async (request, response) => {
    const rawBody = Buffer.concat(await request.toArray()).toString()
    const verdict = await verifyCallback({ secret, headers: request.headers, rawBody, now: now() })
    const callback = verdict.kind === 'genuine' ? verdict.callback : undefined
    receiver.heard.push({ path: request.url ?? '', rawBody, headers: request.headers, callback })
    await receiver.until
    response.writeHead(receiver.status, { location: '/elsewhere' }).end()
  })
  await once(server.listen(0, '127.0.0.1'), 'listening')
  const receiver: CallbackReceiver = {
    url: `http://127.0.0.1:${(server.address() as { port: number }).port}/callbacks`,
    secret,
    heard: [],
    status: 204,
    until: Promise.resolve(),
    waitFor: async (isWanted) => {
      for (;;) {
        const found = receiver.heard.find(isWanted)
        if (found) return found
        await sleep(20)
      }
    },
    close: async () => {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
  return receiver
}
