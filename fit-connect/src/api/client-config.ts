/** How a sender or subscriber reaches its delivery service. */
export type ClientConfig = {
  /** Base address without the version, e.g. `https://test.fit-connect.fitko.dev/submission-api`. */
  submissionApi: string
  tokenUrl: string
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
