/** One lane as the platform reports it. Times are UTC, ISO 8601. */
export type Lane = {
  readonly ags: string
  readonly name: string
  readonly oldestUnacceptedAt: string | null
  /** Applications by state, none of them accepted by the case system yet. */
  readonly received: number
  readonly handedOver: number
  readonly problem: number
  /** Promises that will be tried by themselves, and those that wait for a person's decision. */
  readonly due: number
  readonly held: number
  readonly reasons: readonly string[]
  /** Until when the breaker keeps the lane from calling its receiver. */
  readonly breakerOpenUntil: string | null
}

/** Who is logged in. */
export type Me = { readonly displayName: string }

/** The answer of a call: its value, or that a login is needed, or that it failed. */
export type Answer<T> = { readonly kind: 'ok'; readonly value: T } | { readonly kind: 'login-needed' } | { readonly kind: 'failed' }

async function call<T>(path: string, method: 'GET' | 'POST', read: (response: Response) => Promise<T>): Promise<Answer<T>> {
  try {
    const response = await fetch(path, { method, headers: { accept: 'application/json' } })
    if (response.status === 401) return { kind: 'login-needed' }
    if (!response.ok) return { kind: 'failed' }
    return { kind: 'ok', value: await read(response) }
  } catch {
    return { kind: 'failed' }
  }
}

/** Who is logged in. */
export const fetchMe = (): Promise<Answer<Me>> => call('/api/console/me', 'GET', (response) => response.json() as Promise<Me>)

/** All lanes. */
export const fetchLanes = (): Promise<Answer<readonly Lane[]>> =>
  call('/api/console/lanes', 'GET', async (response) => ((await response.json()) as { lanes: Lane[] }).lanes)

/** Takes the held promises of an authority up again; answers how many. */
export const retryLane = (ags: string): Promise<Answer<number>> =>
  call(`/api/console/lanes/${ags}/retry`, 'POST', async (response) => ((await response.json()) as { retried: number }).retried)

/** Ends the session. */
export const logOut = (): Promise<Answer<undefined>> => call('/api/console/log-out', 'POST', async () => undefined)
