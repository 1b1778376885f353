// The events of a submission and who may state them. A key that verifies is not enough: only the receiver can accept.
export type IssuedBy = 'delivery-service' | 'receiver'

export type SubmissionStatus = 'incomplete' | 'submitted' | 'fetched' | 'accepted' | 'rejected' | 'deleted'

export type EventRule = { issuers: readonly IssuedBy[]; status: SubmissionStatus }

const byDeliveryService = ['delivery-service'] as const

/** The events of the Submission API; of `notify-submission` and, before v2, `forward-submission` the reading is that the receiver knows of the submission. */
export const eventRules = {
  'create-submission': { issuers: byDeliveryService, status: 'incomplete' },
  'submit-submission': { issuers: byDeliveryService, status: 'submitted' },
  'notify-submission': { issuers: byDeliveryService, status: 'fetched' },
  'forward-submission': { issuers: ['receiver', 'delivery-service'], status: 'fetched' },
  'delete-submission': { issuers: byDeliveryService, status: 'deleted' },
  'reject-submission': { issuers: ['receiver', 'delivery-service'], status: 'rejected' },
  'accept-submission': { issuers: ['receiver'], status: 'accepted' },
} as const satisfies Record<string, EventRule>

export type EventKind = keyof typeof eventRules

const prefix = 'https://schema.fitko.de/fit-connect/events/'

/** The URI of an event, the one key of `events` in a token. */
export function eventUri(kind: EventKind): string {
  return prefix + kind
}

/** The kind that a URI names, or undefined for an event that this package does not know. */
export function eventKind(uri: string): EventKind | undefined {
  const kind = uri.startsWith(prefix) ? uri.slice(prefix.length) : ''
  return Object.hasOwn(eventRules, kind) ? (kind as EventKind) : undefined
}
