import type { FieldError, Receipt, SentApplication } from '@aufenthalt/model'
import type { Answer } from '../api-client/call.ts'
import { toJson } from '../api-client/to-json.ts'

/** What became of an attempt to submit. Without an answer of the server it is `unresolved`: the application may have arrived or not. */
export type Outcome =
  | { readonly kind: 'received'; readonly receipt: Receipt }
  | { readonly kind: 'refused'; readonly errors: readonly FieldError[]; readonly code: string }
  | { readonly kind: 'version-changed' }
  /** The draft has become an application before: from another device, or by an attempt whose answer got lost with its page. */
  | { readonly kind: 'sent-before' }
  | { readonly kind: 'unresolved' }

/** How to send, how to make a key, how to wait. */
export type SubmissionDeps = {
  readonly send: (application: SentApplication, idempotencyKey: string) => Promise<Answer<Receipt>>
  readonly newKey: () => string
  readonly wait: (ms: number) => Promise<void>
}

/** How long to wait before each attempt, in milliseconds, until the person is asked. */
const waitsMs = [0, 2_000, 6_000]

/** Too many requests, or the platform's own trouble: the same application can be sent again. */
const isTransient = (status: number) => status === 408 || status === 429 || status >= 500

function outcomeOf(answer: Answer<Receipt>): Outcome {
  if (answer.kind === 'ok') return { kind: 'received', receipt: answer.value }
  if (answer.kind === 'unreachable' || isTransient(answer.status)) return { kind: 'unresolved' }
  if (answer.code === 'form-version-changed') return { kind: 'version-changed' }
  if (answer.code === 'draft-submitted') return { kind: 'sent-before' }
  return { kind: 'refused', errors: answer.errors, code: answer.code }
}

/** Makes what submits applications: one key per content, kept through all attempts, so that whatever the network does it is one application. */
export function createSubmission({ send, newKey, wait }: SubmissionDeps) {
  let intent: { readonly body: string; readonly key: string } | undefined
  return async function submit(application: SentApplication): Promise<Outcome> {
    const body = toJson(application)
    if (intent?.body !== body) intent = { body, key: newKey() }
    let outcome: Outcome = { kind: 'unresolved' }
    for (const waitMs of waitsMs) {
      await wait(waitMs)
      outcome = outcomeOf(await send(application, intent.key))
      if (outcome.kind !== 'unresolved') break
    }
    return outcome
  }
}
