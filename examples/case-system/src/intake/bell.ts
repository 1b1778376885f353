import { setTimeout as sleep } from 'node:timers/promises'

/** Shortens a wait. */
export type Bell = {
  readonly ring: () => void
  /** Ends with the time, with the signal, or with a ring, also one since the last wait. */
  readonly wait: (ms: number, signal: AbortSignal) => Promise<void>
}

/** A bell that nobody has rung yet. */
export function createBell(): Bell {
  let rung = new AbortController()
  return {
    ring: () => rung.abort(),
    wait: async (ms, signal) => {
      await sleep(ms, undefined, { signal: AbortSignal.any([signal, rung.signal]) }).catch(() => {})
      if (rung.signal.aborted) rung = new AbortController()
    },
  }
}
