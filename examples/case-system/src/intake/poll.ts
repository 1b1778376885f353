import { setTimeout as sleep } from 'node:timers/promises'
import type { Subscriber } from '@aufenthalt/fit-connect'
import { acceptFiled } from './accept-filed.ts'
import { type IntakeDeps, takeSubmission } from './take-submission.ts'

/** A destination that is asked for what waits. */
export type Mailbox = { readonly destinationId: string; readonly ags: string; readonly subscriber: Subscriber }

/** What polling needs besides. `report` hears codes only, never content. */
export type PollDeps = Omit<IntakeDeps, 'subscriber'> & { readonly pollMs: number; readonly report: (event: string, code: string) => void }

/** Asks one destination again and again and takes in what waits, one by one, until `signal`. A submission that fails is tried again in the next round. */
export async function pollMailbox(deps: PollDeps, { destinationId, ags, subscriber }: Mailbox, signal: AbortSignal): Promise<void> {
  const { pollMs, report } = deps
  while (!signal.aborted) {
    const waiting = await subscriber.list(destinationId).catch((error: unknown) => {
      report('poll-failed', codeOf(error))
      return []
    })
    for (const reference of waiting) {
      if (signal.aborted) return
      const outcome = await takeSubmission({ ...deps, subscriber }, { ...reference, ags }).catch((error: unknown) => {
        report('intake-failed', codeOf(error))
      })
      if (outcome) report('intake', outcome)
    }
    await acceptFiled({ ...deps, subscriber }, destinationId).catch((error: unknown) => report('acceptance-failed', codeOf(error)))
    await sleep(pollMs, undefined, { signal }).catch(() => {})
  }
}

const codeOf = (error: unknown): string => {
  const { code, name } = error as { readonly code?: unknown; readonly name?: unknown }
  return String(code ?? name ?? 'unknown')
}
