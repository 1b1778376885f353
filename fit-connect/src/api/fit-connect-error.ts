/** What a caller may do with what failed: try the same again, never, or start over with a new submission. */
export type Retry = 'later' | 'never' | 'new-submission'

const retryOf = {
  aborted: 'later',
  'network-failed': 'later',
  'timed-out': 'later',
  'service-unavailable': 'later',
  'too-many-requests': 'later',
  'response-unreadable': 'later',
  'client-refused': 'never',
  'access-refused': 'never',
  'request-refused': 'never',
  'body-too-large': 'never',
  'destination-not-found': 'never',
  'destination-inactive': 'later',
  'key-not-found': 'later',
  'submission-not-found': 'new-submission',
  'submission-incomplete': 'new-submission',
  'submission-already-submitted': 'never',
  'submission-closed': 'never',
  'encryption-key-outdated': 'new-submission',
  'key-type': 'never',
  'key-size': 'never',
  'key-exponent': 'never',
  'key-id': 'never',
  'key-algorithm': 'never',
  'key-operations': 'never',
  'certificate-missing': 'never',
  'certificate-invalid': 'never',
  'certificate-key': 'never',
  'certificate-expired': 'never',
  'certificate-not-yet-valid': 'never',
  'certificate-usage': 'never',
  'certificate-chain': 'never',
  'certificate-untrusted': 'never',
  'metadata-version-unknown': 'never',
  'jwe-invalid': 'never',
  'jwe-algorithm': 'never',
  'jwe-key-unknown': 'never',
  'jwe-unreadable': 'never',
  'jwe-too-large': 'never',
  'event-invalid': 'never',
  'event-header': 'never',
  'event-issuer': 'never',
  'event-key': 'never',
  'event-signature': 'never',
  'event-foreign': 'never',
  'tags-differ': 'never',
  'verification-failed': 'never',
} as const satisfies Record<string, Retry>

/** Stable codes of everything that can go wrong; they never carry content. */
export type FitConnectErrorCode = keyof typeof retryOf

export type FitConnectErrorDetails = { status?: number; problemType?: string; retryAfterMs?: number; cause?: unknown }

/** The one error of this package: a stable code, and a hint whether trying again can help. */
export class FitConnectError extends Error {
  readonly code: FitConnectErrorCode
  readonly retry: Retry
  readonly status?: number
  readonly problemType?: string
  readonly retryAfterMs?: number

  constructor(code: FitConnectErrorCode, { status, problemType, retryAfterMs, cause }: FitConnectErrorDetails = {}) {
    super(code, cause === undefined ? undefined : { cause })
    this.name = 'FitConnectError'
    this.code = code
    this.retry = retryOf[code]
    if (status !== undefined) this.status = status
    if (problemType !== undefined) this.problemType = problemType
    if (retryAfterMs !== undefined) this.retryAfterMs = retryAfterMs
  }
}
