import { type CallbackVerdict, maxAgeSeconds, type ReceivedCallback, verifyCallback } from './verify-callback.ts'

/** A callback that is believed once: `repeated` is one that was believed before, and must be answered as if it were new. */
export type GateVerdict = CallbackVerdict | { kind: 'refused'; code: 'repeated' }

/** As many callbacks as are kept in mind; who can sign more of them in five minutes knows the secret. */
const maxKnown = 10_000

/** Verifies callbacks and lets each pass once, as long as its timestamp would make it believed again. */
export function createCallbackGate({
  secret,
  now,
}: {
  secret: string
  now: () => Date
}): (received: Pick<ReceivedCallback, 'headers' | 'rawBody'>) => Promise<GateVerdict> {
  // In the order of coming; a timestamp may lie as far in the future as in the past.
  const known = new Map<string, number>()
  const forget = (time: number) => {
    for (const [signature, until] of known) {
      if (until > time && known.size <= maxKnown) return
      known.delete(signature)
    }
  }
  return async ({ headers, rawBody }) => {
    const time = now()
    const verdict = await verifyCallback({ secret, headers, rawBody, now: time })
    if (verdict.kind === 'refused') return verdict
    forget(time.getTime())
    if (known.has(verdict.signature)) return { kind: 'refused', code: 'repeated' }
    known.set(verdict.signature, time.getTime() + 2 * maxAgeSeconds * 1000)
    return verdict
  }
}
