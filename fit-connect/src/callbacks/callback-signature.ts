import { fromHex, toHex } from '../crypto/hex.ts'

const utf8 = new TextEncoder()

/** Signs a callback: HMAC-SHA512 over `timestamp.rawBody`, as lower-case hexadecimal digits. `timestamp` is in seconds since 1970. */
export async function signCallback(secret: string, timestamp: number, rawBody: string): Promise<string> {
  return toHex(new Uint8Array(await crypto.subtle.sign('HMAC', await hmacKey(secret, 'sign'), signed(timestamp, rawBody))))
}

/** Compares in constant time, by the HMAC verification of WebCrypto. */
export async function isCallbackSignature(secret: string, timestamp: number, rawBody: string, signature: string): Promise<boolean> {
  const bytes = fromHex(signature)
  return bytes !== undefined && crypto.subtle.verify('HMAC', await hmacKey(secret, 'verify'), bytes, signed(timestamp, rawBody))
}

function hmacKey(secret: string, use: 'sign' | 'verify') {
  return crypto.subtle.importKey('raw', utf8.encode(secret), { name: 'HMAC', hash: 'SHA-512' }, false, [use])
}

function signed(timestamp: number, rawBody: string) {
  return utf8.encode(`${timestamp}.${rawBody}`)
}
