import type { IncomingHttpHeaders } from 'node:http'
import { type Callback, createCallbackGate } from '@aufenthalt/fit-connect'

/** What hearing needs. `ring` wakes the mailbox of a destination. */
export type HearDeps = { readonly secret: string; readonly now: () => Date; readonly ring: (destinationId: string) => void }

/**
 * Hears callbacks of the delivery service (FIT-Connect, callbacks): verified, each once. It only wakes mailboxes; what waits there is asked for as ever.
 * @returns what answers a request: its status
 */
export function hearCallbacks({
  secret,
  now,
  ring,
}: HearDeps): (headers: IncomingHttpHeaders, rawBody: string) => Promise<204 | 400 | 401> {
  const check = createCallbackGate({ secret, now })
  return async (headers, rawBody) => {
    const verdict = await check({ headers, rawBody })
    if (verdict.kind === 'genuine') for (const destinationId of destinationsIn(verdict.callback)) ring(destinationId)
    if (verdict.kind === 'genuine' || verdict.code === 'repeated') return 204
    return verdict.code === 'body-unreadable' ? 400 : 401
  }
}

/** Only new submissions are a reason to look. */
function destinationsIn({ kind, content }: Callback): string[] {
  const { submissions } = content
  if (kind !== 'new-submissions' || !Array.isArray(submissions)) return []
  const named = submissions.map((one: unknown) => (one as { destinationId?: unknown } | null)?.destinationId)
  return [...new Set(named.filter((id) => typeof id === 'string'))]
}
