import type { Receipt } from '@aufenthalt/model'
import type { Place } from '../pages/steps.ts'

/** Why the service cannot be shown. */
export type Failure = 'unreachable' | 'not-offered' | 'unavailable'

/** Why the check of everything is shown again after an attempt to submit. */
type Notice = 'refused' | 'version-changed'

/** Where the person is. What they have answered is kept beside it. */
export type State =
  | { readonly kind: 'loading' }
  | { readonly kind: 'failed'; readonly failure: Failure }
  | Exclude<Place, { readonly kind: 'check' }>
  | { readonly kind: 'check'; readonly notice?: Notice }
  | { readonly kind: 'submitting'; readonly isUnresolved: boolean }
  | { readonly kind: 'receipt'; readonly receipt: Receipt }

/** What can happen. */
export type JourneyEvent =
  | { readonly kind: 'loaded' }
  | { readonly kind: 'load-failed'; readonly failure: Failure }
  | { readonly kind: 'retried' }
  | { readonly kind: 'moved'; readonly to: Place }
  | { readonly kind: 'submitted' }
  /** No answer came: whether the application has arrived is not known. */
  | { readonly kind: 'unresolved' }
  | { readonly kind: 'refused' }
  | { readonly kind: 'version-changed' }
  | { readonly kind: 'received'; readonly receipt: Receipt }

type EventOf<K extends JourneyEvent['kind']> = Extract<JourneyEvent, { readonly kind: K }>
type Row = { readonly [K in JourneyEvent['kind']]?: (event: EventOf<K>) => State }

const moved = ({ to }: EventOf<'moved'>): State => to
const submitting = (isUnresolved: boolean) => (): State => ({ kind: 'submitting', isUnresolved })

/** What each event does in each state. What is not listed changes nothing: after the receipt, and while the outcome is open, nobody leaves. */
const table: { readonly [K in State['kind']]: Row } = {
  loading: {
    loaded: () => ({ kind: 'start' }),
    'load-failed': ({ failure }) => ({ kind: 'failed', failure }),
  },
  failed: { retried: () => ({ kind: 'loading' }) },
  start: { moved },
  page: { moved },
  documents: { moved },
  check: { moved, submitted: submitting(false) },
  submitting: {
    submitted: submitting(false),
    unresolved: submitting(true),
    refused: () => ({ kind: 'check', notice: 'refused' }),
    'version-changed': () => ({ kind: 'check', notice: 'version-changed' }),
    received: ({ receipt }) => ({ kind: 'receipt', receipt }),
  },
  receipt: {},
}

/** The state after an event. */
export function nextState(state: State, event: JourneyEvent): State {
  const step = table[state.kind][event.kind] as ((event: JourneyEvent) => State) | undefined
  return step?.(event) ?? state
}
