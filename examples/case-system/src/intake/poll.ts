import type { SubmissionRef, Subscriber } from '@aufenthalt/fit-connect'
import { acceptFiled } from './accept-filed.ts'
import type { Bell } from './bell.ts'
import { type IntakeDeps, takeSubmission } from './take-submission.ts'

/** A destination that is asked for what waits. `subscriber` has the keys of just now; `bell` rings when it is worth to ask. */
export type Mailbox = { readonly destinationId: string; readonly ags: string; readonly subscriber: () => Subscriber; readonly bell: Bell }

/** What polling needs besides. `report` hears codes only, never content. */
export type PollDeps = Omit<IntakeDeps, 'subscriber'> & { readonly pollMs: number; readonly report: (event: string, code: string) => void }

/**
 * Asks one destination again and again and takes in what waits, one by one, until `signal`. A submission that fails is tried again in the next round.
 * The keys are looked up after the list: whatever is on it was sealed with a key that lay here before it was published.
 */
export async function pollMailbox(deps: PollDeps, mailbox: Mailbox, signal: AbortSignal): Promise<void> {
  const { pollMs, report } = deps
  const reported = (event: string) => (error: unknown) => void report(event, codeOf(error))
  while (!signal.aborted) {
    const waiting = (await listWaiting(mailbox).catch(reported('poll-failed'))) ?? []
    for (const reference of waiting) {
      if (signal.aborted) return
      const outcome = await takeIn(deps, mailbox, reference).catch(reported('intake-failed'))
      if (outcome) report('intake', outcome)
    }
    await acceptAll(deps, mailbox).catch(reported('acceptance-failed'))
    await mailbox.bell.wait(pollMs, signal)
  }
}

// Asynchronous also where they look up the keys: a file that cannot be read is a failed round, not the end.
const listWaiting = async ({ subscriber, destinationId }: Mailbox) => subscriber().list(destinationId)
const takeIn = async (deps: PollDeps, { subscriber, ags }: Mailbox, reference: SubmissionRef) =>
  takeSubmission({ ...deps, subscriber: subscriber() }, { ...reference, ags })
const acceptAll = async (deps: PollDeps, { subscriber, destinationId }: Mailbox) =>
  acceptFiled({ ...deps, subscriber: subscriber() }, destinationId)

const codeOf = (error: unknown): string => {
  const { code, name } = error as { readonly code?: unknown; readonly name?: unknown }
  return String(code ?? name ?? 'unknown')
}
