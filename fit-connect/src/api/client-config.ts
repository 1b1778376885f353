import type { ApiVersion } from './api-version.ts'

/** How a sender or subscriber reaches its delivery service. */
export type ClientConfig = {
  /** Base address without the version, e.g. `https://test.fit-connect.fitko.dev/submission-api`. */
  submissionApi: string
  tokenUrl: string
  /** Version of the Submission API; v2 unless given. */
  apiVersion?: ApiVersion
  clientId: string
  clientSecret: string
  fetch?: typeof globalThis.fetch
  /** For one request, answer included. */
  timeoutMs?: number
  /** Milliseconds since 1970; for the expiry of access tokens. */
  now?: () => number
}

/** What every call takes as its last argument. */
export type CallOptions = { signal?: AbortSignal | undefined }

export const defaultTimeoutMs = 30_000
