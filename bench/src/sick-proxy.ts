// Stands between the platform and the delivery service, and lets some destinations be sick: everything that concerns them hangs or trickles.
import { once } from 'node:events'
import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'

/** How a destination is sick: it never answers, it answers after 30 s, or at one byte a second. */
export type Sickness = 'dead' | 'late' | 'trickling'

/** The proxy. At first everybody is healthy. */
export type SickProxy = {
  readonly url: string
  readonly fallSick: (sick: ReadonlyMap<string, Sickness>) => void
  readonly close: () => Promise<void>
}

type Reply = { readonly status: number; readonly headers: IncomingMessage['headers']; readonly body: Buffer }

const treatments: { readonly [kind in Sickness]: (answer: ServerResponse, reply: Reply) => Promise<void> } = {
  dead: async () => undefined,
  late: async (answer, reply) => {
    await sleep(30_000, undefined, { ref: false })
    send(answer, reply)
  },
  trickling: async (answer, { status, headers, body }) => {
    answer.writeHead(status, headers)
    for (let at = 0; at < body.length && !answer.destroyed; at += 1) {
      answer.write(body.subarray(at, at + 1))
      await sleep(1000, undefined, { ref: false })
    }
    answer.end()
  },
}

/** Starts the proxy. @param peerUrl the delivery service */
export async function startSickProxy(peerUrl: string): Promise<SickProxy> {
  let sick: ReadonlyMap<string, Sickness> = new Map()
  const destinations = new Map<string, string>()

  const pass = async (incoming: IncomingMessage, answer: ServerResponse) => {
    const body = Buffer.concat(await incoming.toArray())
    const destinationId = destinationOf(incoming.url ?? '', body, destinations)
    const sickness = sick.get(destinationId ?? '')
    if (sickness === 'dead') return
    const reply = await forward(`${peerUrl}${incoming.url}`, incoming, body)
    remember(destinations, destinationId, reply)
    if (sickness) return await treatments[sickness](answer, reply)
    send(answer, reply)
  }
  const server = createServer((incoming, answer) => void pass(incoming, answer).catch(() => answer.destroy()))
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    url: `http://127.0.0.1:${(server.address() as { port: number }).port}`,
    fallSick: (now) => {
      sick = now
    },
    close: async () => {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}

async function forward(url: string, { method = 'GET', headers }: IncomingMessage, body: Buffer): Promise<Reply> {
  const onward = request(url, { method, headers })
  onward.end(body)
  const [reply] = (await once(onward, 'response')) as [IncomingMessage]
  return { status: reply.statusCode ?? 502, headers: reply.headers, body: Buffer.concat(await reply.toArray()) }
}

const send = (answer: ServerResponse, { status, headers, body }: Reply) => answer.writeHead(status, headers).end(body)

/** Which destination a request is about: it stands in the address, in the announcement, or belongs to the submission or case that stands there. */
function destinationOf(url: string, body: Buffer, known: ReadonlyMap<string, string>): string | undefined {
  const { pathname, searchParams } = new URL(url, 'http://localhost')
  const [, , kind, id = ''] = pathname.split('/')
  if (kind === 'destinations') return id
  if (id !== '') return known.get(id)
  const asked = searchParams.get('destinationId')
  if (kind !== 'submissions' || asked !== null) return asked ?? undefined
  return memberOf(body, 'destinationId')
}

/** Keeps which submission and case the delivery service has made for a destination. */
function remember(known: Map<string, string>, destinationId: string | undefined, { body }: Reply): void {
  if (destinationId === undefined) return
  for (const name of ['submissionId', 'caseId']) {
    const id = memberOf(body, name)
    if (id !== undefined) known.set(id, destinationId)
  }
}

function memberOf(json: Buffer, name: string): string | undefined {
  try {
    const value = (JSON.parse(json.toString('utf8')) as { readonly [member: string]: unknown } | null)?.[name]
    return typeof value === 'string' ? value : undefined
  } catch {
    return undefined
  }
}
