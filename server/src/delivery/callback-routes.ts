import { type Callback, createCallbackGate, type GateVerdict } from '@aufenthalt/fit-connect'
import type { Kysely } from 'kysely'
import { Type } from 'typebox'
import type { Database } from '../database/tables.ts'
import { problem } from '../errors.ts'
import type { Routes } from '../http/create-http.ts'
import { hearCallback } from './hear-callback.ts'

/** What the route needs; the database as the operator role. `secret` is shared with the delivery service. */
export type CallbackRouteDeps = { readonly operator: Kysely<Database>; readonly secret: string; readonly now: () => Date }

/** A thousand submissions fit. */
const bodyLimitBytes = 262_144

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

/** Where the delivery service tells that something is new (FIT-Connect, callbacks). Who cannot sign is not heard, who repeats is heard once. */
export const callbackRoutes =
  ({ operator, secret, now }: CallbackRouteDeps): Routes =>
  async (http) => {
    const check = createCallbackGate({ secret, now })
    // The signature is over the text as it came.
    http.removeAllContentTypeParsers()
    http.addContentTypeParser(
      'application/json',
      { parseAs: 'buffer', bodyLimit: bodyLimitBytes },
      async (_request: unknown, body: Buffer) => decode(body),
    )

    const schema = {
      tags: ['delivery'],
      summary: 'A callback of the delivery service',
      description:
        'Signed with `callback-authentication` over `callback-timestamp` and the body. It wakes what waits for an event, and changes nothing else.',
      response: { 204: Type.Null() },
    }
    http.post('/api/fit-connect/callbacks', { schema }, async ({ headers, body }, reply) => {
      const callback = believed(await check({ headers, rawBody: typeof body === 'string' ? body : '' }))
      if (callback) await hearCallback(operator, callback)
      return reply.code(204).send(null)
    })
  }

/** The callback, or nothing for one that was heard before. */
function believed(verdict: GateVerdict): Callback | undefined {
  if (verdict.kind === 'genuine') return verdict.callback
  if (verdict.code === 'repeated') return undefined
  throw problem(verdict.code === 'body-unreadable' ? 'request-invalid' : 'access-refused')
}

function decode(body: Buffer): string {
  try {
    return utf8.decode(body)
  } catch {
    throw problem('request-invalid')
  }
}
