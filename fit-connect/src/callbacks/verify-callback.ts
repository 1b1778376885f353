import { isCallbackSignature } from './callback-signature.ts'

export type CallbackKind = 'new-submissions' | 'new-replies' | 'new-events'
export type Callback = { kind: CallbackKind; content: Record<string, unknown> }
export type CallbackVerdict =
  | { kind: 'genuine'; callback: Callback; signature: string }
  | { kind: 'refused'; code: 'headers-missing' | 'stale' | 'signature-wrong' | 'body-unreadable' }

export type ReceivedCallback = {
  secret: string
  /** By lower-case name, as Node gives them, or the Headers of a Request. */
  headers: Headers | Record<string, string | string[] | undefined>
  /** The text as it came, before any parsing. */
  rawBody: string
  now: Date
}

/** How far a callback's time may be from now. */
export const maxAgeSeconds = 5 * 60
const kindPattern = /\/callbacks\/(?<kind>new-submissions|new-replies|new-events)$/

/** Believes a callback only with a right HMAC and a timestamp of the last five minutes (FIT-Connect, callbacks). */
export async function verifyCallback({ secret, headers, rawBody, now }: ReceivedCallback): Promise<CallbackVerdict> {
  const signature = headerIn(headers, 'callback-authentication')
  const written = headerIn(headers, 'callback-timestamp')
  if (!signature || !/^\d{1,12}$/.test(written ?? '')) return { kind: 'refused', code: 'headers-missing' }
  const timestamp = Number(written)
  if (Math.abs(now.getTime() / 1000 - timestamp) > maxAgeSeconds) return { kind: 'refused', code: 'stale' }
  if (!(await isCallbackSignature(secret, timestamp, rawBody, signature))) return { kind: 'refused', code: 'signature-wrong' }
  const callback = readCallback(rawBody)
  return callback ? { kind: 'genuine', callback, signature } : { kind: 'refused', code: 'body-unreadable' }
}

function headerIn(headers: ReceivedCallback['headers'], name: string): string | undefined {
  const value = headers instanceof Headers ? headers.get(name) : headers[name]
  return typeof value === 'string' ? value : undefined
}

function readCallback(rawBody: string): Callback | undefined {
  try {
    const { type, ...content } = JSON.parse(rawBody) as Record<string, unknown>
    const kind = kindPattern.exec(String(type))?.groups?.['kind']
    return kind ? { kind: kind as CallbackKind, content } : undefined
  } catch {
    return undefined
  }
}
