import { type CallOptions, type ClientConfig, defaultTimeoutMs } from './client-config.ts'
import { FitConnectError } from './fit-connect-error.ts'
import { responseError } from './response-error.ts'

/** One HTTP request with a time limit over the whole answer; follows no redirect, and throws FitConnectError for everything but a 2xx. */
export async function sendRequest(config: ClientConfig, url: string, init: RequestInit, { signal }: CallOptions = {}): Promise<string> {
  const limit = AbortSignal.timeout(config.timeoutMs ?? defaultTimeoutMs)
  const send = config.fetch ?? globalThis.fetch
  try {
    const response = await send(url, { ...init, redirect: 'error', signal: signal ? AbortSignal.any([limit, signal]) : limit })
    if (!response.ok) throw await responseError(response)
    return await response.text()
  } catch (cause) {
    if (cause instanceof FitConnectError) throw cause
    throw new FitConnectError(signal?.aborted ? 'aborted' : limit.aborted ? 'timed-out' : 'network-failed', { cause })
  }
}
