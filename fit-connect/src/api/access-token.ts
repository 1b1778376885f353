import type { CallOptions, ClientConfig } from './client-config.ts'
import { FitConnectError } from './fit-connect-error.ts'
import { parseResponse } from './responses.ts'
import { sendRequest } from './send-request.ts'

export type AccessToken = { get: (options?: CallOptions) => Promise<string>; forget: (token: string) => void }

/** A token is renewed this long before it ends, so that none expires on its way. */
const marginMs = 60_000

/** Bearer tokens by client credentials, `client_secret_post` (HTTP Basic is refused there): asked for once, shared, renewed before their end. */
export function createAccessToken(config: ClientConfig): AccessToken {
  const now = config.now ?? Date.now
  let current: { token: Promise<string>; validUntil: number; value?: string } | undefined

  const ask = () => {
    const asked = { token: Promise.resolve(''), validUntil: Number.POSITIVE_INFINITY, value: '' }
    asked.token = requestToken(config).then(
      ({ access_token, expires_in }) => {
        asked.value = access_token
        asked.validUntil = now() + Math.max(expires_in * 1000 - marginMs, (expires_in * 1000) / 2)
        return access_token
      },
      (error: unknown) => {
        if (current === asked) current = undefined
        throw error
      },
    )
    return asked
  }
  return {
    get: (options) => {
      if (!current || now() >= current.validUntil) current = ask()
      return untilAborted(current.token, options?.signal)
    },
    forget: (token) => {
      if (current?.value === token) current = undefined
    },
  }
}

// The token is for all who wait; one that stops waiting does not stop the request.
function untilAborted<T>(work: Promise<T>, signal?: AbortSignal): Promise<T> {
  if (!signal) return work
  return new Promise((resolve, reject) => {
    const stop = () => reject(new FitConnectError('aborted'))
    if (signal.aborted) stop()
    signal.addEventListener('abort', stop, { once: true })
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop))
  })
}

async function requestToken(config: ClientConfig) {
  const form = new URLSearchParams({ grant_type: 'client_credentials', client_id: config.clientId, client_secret: config.clientSecret })
  try {
    const answer = await sendRequest(config, config.tokenUrl, { method: 'POST', body: form, headers: { accept: 'application/json' } })
    return parseResponse('token', answer)
  } catch (error) {
    // RFC 6749, section 5.2: invalid_client and its kin come as 400 or 401.
    if (error instanceof FitConnectError && (error.status === 400 || error.status === 401)) {
      throw new FitConnectError('client-refused', { status: error.status })
    }
    throw error
  }
}
