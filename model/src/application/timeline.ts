/** Where an application stands, as the person sees it. */
export type ApplicationState = 'received' | 'handed-over' | 'accepted' | 'problem'

/**
 * What happens to a received application: `submitted` (the delivery service has it), `accepted` and `rejected` (the case system's signed events), `stuck`
 * (nothing moves, a person looks at it), `retried` (that person sends it again).
 */
export type ApplicationEvent = 'submitted' | 'accepted' | 'rejected' | 'stuck' | 'retried'

const accepted = { submitted: 'accepted', accepted: 'accepted', rejected: 'accepted', stuck: 'accepted', retried: 'accepted' } as const

/** Accepted is final: only the case system says so, and what it has is in the case. A late `submitted` never takes a later state back. */
const next: { readonly [state in ApplicationState]: { readonly [event in ApplicationEvent]: ApplicationState } } = {
  received: { submitted: 'handed-over', accepted: 'accepted', rejected: 'problem', stuck: 'problem', retried: 'received' },
  'handed-over': { submitted: 'handed-over', accepted: 'accepted', rejected: 'problem', stuck: 'problem', retried: 'received' },
  problem: { submitted: 'handed-over', accepted: 'accepted', rejected: 'problem', stuck: 'problem', retried: 'received' },
  accepted,
}

/** The state after an event; the same one when the event changes nothing. */
export function nextState(state: ApplicationState, event: ApplicationEvent): ApplicationState {
  return next[state][event]
}
