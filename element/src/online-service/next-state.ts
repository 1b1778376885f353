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
  /** What this tab was about before is being opened. */
  | { readonly kind: 'opening' }
  | Exclude<Place, { readonly kind: 'check' }>
  | { readonly kind: 'check'; readonly notice?: Notice }
  | { readonly kind: 'submitting'; readonly isUnresolved: boolean }
  | { readonly kind: 'receipt'; readonly receipt: Receipt }

/** What should have the focus after the next rendering. */
export type Focus = 'heading' | 'summary' | { readonly control: string }

/** Is the person at a place of the form? */
export const isPlace = (state: State): state is State & Place => ['start', 'tasks', 'page', 'documents', 'check'].includes(state.kind)

/** What can happen. */
export type JourneyEvent =
  | { readonly kind: 'loaded' }
  | { readonly kind: 'load-failed'; readonly failure: Failure }
  | { readonly kind: 'retried' }
  | { readonly kind: 'opening' }
  | { readonly kind: 'opened'; readonly to: Place }
  | { readonly kind: 'not-opened' }
  /** Nothing of what was entered is left in this tab. */
  | { readonly kind: 'ended' }
  | { readonly kind: 'moved'; readonly to: Place }
  | { readonly kind: 'submitted' }
  /** No answer came: whether the application has arrived is not known. */
  | { readonly kind: 'unresolved' }
  | { readonly kind: 'refused' }
  /** Something must be decided before. */
  | { readonly kind: 'not-sent' }
  | { readonly kind: 'version-changed' }
  | { readonly kind: 'received'; readonly receipt: Receipt }

type EventOf<K extends JourneyEvent['kind']> = Extract<JourneyEvent, { readonly kind: K }>
type Row = { readonly [K in JourneyEvent['kind']]?: (event: EventOf<K>) => State }

const moved = ({ to }: EventOf<'moved' | 'opened'>): State => to
const received = ({ receipt }: EventOf<'received'>): State => ({ kind: 'receipt', receipt })
const ended = (): State => ({ kind: 'start' })
const submitting = (isUnresolved: boolean) => (): State => ({ kind: 'submitting', isUnresolved })

/** What each event does in each state. What is not listed changes nothing: after the receipt, and while the outcome is open, nobody leaves. */
const table: { readonly [K in State['kind']]: Row } = {
  loading: {
    loaded: () => ({ kind: 'start' }),
    'load-failed': ({ failure }) => ({ kind: 'failed', failure }),
  },
  failed: { retried: () => ({ kind: 'loading' }) },
  opening: { opened: moved, 'not-opened': ended, received },
  start: { moved, opening: () => ({ kind: 'opening' }), opened: moved, received, ended },
  tasks: { moved, received, ended },
  page: { moved, received, ended },
  documents: { moved, received, ended },
  check: { moved, submitted: submitting(false), received, ended },
  submitting: {
    submitted: submitting(false),
    unresolved: submitting(true),
    'not-sent': () => ({ kind: 'check' }),
    refused: () => ({ kind: 'check', notice: 'refused' }),
    'version-changed': () => ({ kind: 'check', notice: 'version-changed' }),
    received,
  },
  receipt: {},
}

/** The state after an event. */
export function nextState(state: State, event: JourneyEvent): State {
  const step = table[state.kind][event.kind] as ((event: JourneyEvent) => State) | undefined
  return step?.(event) ?? state
}
