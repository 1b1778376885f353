import type { Log } from '../log/create-log.ts'
import type { LeasedPromise, Settlement } from './leases.ts'

/**
 * How an attempt ended. `again` without `afterMs` is a failure (back-off, breaker); with `afterMs` it is a planned next look, which is no failure.
 * `held` waits for a person. An exception or a time-out counts as a failure. Codes are stable words without content.
 */
export type Kept =
  | { readonly kind: 'kept' }
  | { readonly kind: 'again'; readonly code: string; readonly afterMs?: number }
  | { readonly kind: 'held'; readonly code: string }

/** Keeps promises of one kind; must end when the signal aborts, and may be called again for the same promise. */
export type KeepPromise = (promise: LeasedPromise, signal: AbortSignal) => Promise<Kept>

const backOff = { firstMs: 2000, maxMs: 600_000 }

/** Doubles with every failure up to a cap; the jitter (half to whole) keeps promises that failed together from coming back together. */
export function backOffMs(failures: number, random: number): number {
  const full = Math.min(backOff.maxMs, backOff.firstMs * 2 ** Math.min(failures, 20))
  return Math.round(full * (0.5 + random / 2))
}

const failed = (promise: LeasedPromise, code: string): Settlement => ({
  kind: 'later',
  code,
  afterMs: backOffMs(promise.failures, Math.random()),
  hasFailed: true,
})

function settlementOf(promise: LeasedPromise, kept: Kept): Settlement {
  if (kept.kind !== 'again') return kept
  if (kept.afterMs === undefined) return failed(promise, kept.code)
  return { kind: 'later', code: kept.code, afterMs: kept.afterMs, hasFailed: false }
}

/** Why an attempt was ended from outside. */
export type AbortReason = 'timed-out' | 'lease-lost' | 'stopping'

const isAborted = (signal: AbortSignal) =>
  new Promise<'aborted'>((resolve) => signal.addEventListener('abort', () => resolve('aborted'), { once: true }))

/** Makes one attempt. An attempt that ignores its signal is left behind, so that it cannot block the lane. */
export async function attemptPromise(promise: LeasedPromise, keep: KeepPromise, signal: AbortSignal, log: Log): Promise<Settlement> {
  try {
    const outcome = await Promise.race([keep(promise, signal), isAborted(signal)])
    if (outcome !== 'aborted') return settlementOf(promise, outcome)
  } catch (error) {
    if (!signal.aborted) {
      log.error({ promise: promise.kind, error }, 'attempt failed unexpectedly')
      return failed(promise, 'unexpected')
    }
  }
  return signal.reason === 'timed-out' ? failed(promise, 'timed-out') : { kind: 'given-back' }
}
