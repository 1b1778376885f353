// How every applicant of the kill test talks to a platform that is being killed.
import { setTimeout as sleep } from 'node:timers/promises'

/** Answers 4xx that repeating does not cure. */
export class RefusedError extends Error {}

const patienceMs = 10_000

/** One attempt. */
export function request(
  url: string,
  method: string,
  headers: { readonly [name: string]: string },
  body: string | Uint8Array,
): Promise<Response> {
  return fetch(url, { method, headers, body: body as BodyInit, signal: AbortSignal.timeout(patienceMs) })
}

/** Repeats through broken connections, silence, 5xx and "too many"; another answer is final. */
export async function repeatUntilDone(send: () => Promise<Response>): Promise<Response> {
  for (;;) {
    const response = await send().catch(() => undefined)
    if (response?.ok) return response
    const isFinal = response && response.status < 500 && response.status !== 429
    if (isFinal) throw new RefusedError(`${response.status} ${(await response.text()).slice(0, 300)}`)
    await response?.body?.cancel()
    await sleep(100 + Math.random() * 400)
  }
}
