import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { withSettings } from '../database/address.ts'
import type { Log } from '../log/create-log.ts'
import { wakeChannel } from './add-promise.ts'

/** What listening needs. */
export type WakeOptions = { readonly url: string; readonly onWake: () => void; readonly log: Log }

/** One connection that listens, until it breaks or the signal aborts. */
async function listen({ url, onWake }: WakeOptions, signal: AbortSignal): Promise<void> {
  const connectionString = withSettings(url, { role: 'aufenthalt_worker' })
  const client = new pg.Client({ connectionString, application_name: 'aufenthalt_wake', keepAlive: true })
  const isOver = new Promise<void>((resolve) => {
    client.on('error', () => resolve())
    client.on('end', () => resolve())
    signal.addEventListener('abort', () => resolve(), { once: true })
  })
  client.on('notification', onWake)
  const listening = async () => {
    await client.connect()
    await client.query(`listen ${wakeChannel}`)
    onWake()
    await isOver
  }
  try {
    await Promise.race([listening(), isOver])
  } finally {
    // Not awaited: a connection that is just being made may never say that it has ended.
    client.end().catch(() => {})
  }
}

/** Hears of new promises, on a connection of its own that is made again when it breaks (until then the worker polls). */
export function listenForWake(options: WakeOptions): { readonly close: () => Promise<void> } {
  const closing = new AbortController()
  const run = async () => {
    while (!closing.signal.aborted) {
      // A signal of its own for each connection, so that those of broken ones do not gather.
      await listen(options, AbortSignal.any([closing.signal])).catch((error: unknown) =>
        options.log.warn({ error }, 'wake connection failed'),
      )
      await sleep(1000, undefined, { signal: closing.signal }).catch(() => {})
    }
  }
  const running = run()
  return {
    close: async () => {
      closing.abort()
      await running
    },
  }
}
