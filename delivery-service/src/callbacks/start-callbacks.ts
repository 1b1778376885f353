import { setTimeout as sleep } from 'node:timers/promises'
import type { FastifyBaseLogger } from 'fastify'
import type { Db } from '../store/database.ts'
import { createTeller } from './create-teller.ts'

/** Tells what is due until it is stopped; stopping waits for what is being told. Addresses and secrets are in no line of the log. */
export function startCallbacks(db: Db, now: () => Date, log: FastifyBaseLogger, everyMs = 250): { stop: () => Promise<void> } {
  const stopping = new AbortController()
  const teller = createTeller(db, now, (isHeard) => {
    if (!isHeard) log.warn('callback not heard')
  })
  const run = async () => {
    while (!stopping.signal.aborted) {
      await teller.turn().catch((error: unknown) => log.error({ err: error }, 'callbacks not sent'))
      await sleep(everyMs, undefined, { signal: stopping.signal }).catch(() => {})
    }
    await teller.whenIdle()
  }
  const running = run()
  return {
    stop: () => {
      stopping.abort()
      return running
    },
  }
}
