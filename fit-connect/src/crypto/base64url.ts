// Base64url without padding (RFC 4648, section 5), by the fastest means of the runtime. Measured on Node 24 for 1 MiB: Buffer 1 ms, btoa 23 ms;
// the methods of Uint8Array (ES2026) are not there yet, Buffer is not in browsers.
type NativeEncoder = { toBase64?: (options: { alphabet: 'base64url'; omitPadding: true }) => string }
type NativeDecoder = { fromBase64?: (text: string, options: { alphabet: 'base64url' }) => Uint8Array<ArrayBuffer> }
type BufferLike = {
  from(bytes: ArrayBufferLike, offset: number, length: number): { toString(encoding: 'base64url'): string }
  from(text: string, encoding: 'base64url'): Uint8Array<ArrayBuffer>
}

const nodeBuffer = (globalThis as { Buffer?: BufferLike }).Buffer
const chunk = 0x8000
const onlyBase64url = /^[\w-]*$/

/** Bytes as base64url text. */
export function toBase64url(bytes: Uint8Array): string {
  const native = bytes as NativeEncoder
  if (native.toBase64) return native.toBase64({ alphabet: 'base64url', omitPadding: true })
  if (nodeBuffer) return nodeBuffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64url')
  return portableToBase64url(bytes)
}

/** Base64url text as bytes; throws a SyntaxError for any character outside the alphabet. */
export function fromBase64url(text: string): Uint8Array<ArrayBuffer> {
  if (!onlyBase64url.test(text) || text.length % 4 === 1) throw new SyntaxError('not base64url')
  const native = Uint8Array as NativeDecoder
  if (native.fromBase64) return native.fromBase64(text, { alphabet: 'base64url' })
  return nodeBuffer ? nodeBuffer.from(text, 'base64url') : portableFromBase64url(text)
}

/** For runtimes that have nothing but btoa. */
export function portableToBase64url(bytes: Uint8Array): string {
  let binary = ''
  for (let start = 0; start < bytes.length; start += chunk) binary += String.fromCharCode(...bytes.subarray(start, start + chunk))
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '')
}

/** For runtimes that have nothing but atob. */
export function portableFromBase64url(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (character) => character.charCodeAt(0))
}
