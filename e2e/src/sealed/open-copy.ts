// Opens a person's copy with their code and nothing else, by the standards alone: RFC 5869, RFC 7516, RFC 7518.
import { webcrypto } from 'node:crypto'

const { subtle } = webcrypto
const utf8 = (text: string) => new TextEncoder().encode(text)
const bytesOf = (text: string) => new Uint8Array(Buffer.from(text, 'base64url'))

/** What the platform hands out to whoever has the access token. */
export type SealedCopy = { readonly copy: string; readonly wrappedPrivateKey: string }

/** Derives 32 bytes from a code. */
export async function deriveFromCode(
  code: Uint8Array<ArrayBuffer>,
  purpose: 'access-token' | 'wrap-key',
): Promise<Uint8Array<ArrayBuffer>> {
  const key = await subtle.importKey('raw', code, 'HKDF', false, ['deriveBits'])
  const parameters = { name: 'HKDF', hash: 'SHA-256', salt: utf8('aufenthalt/1'), info: utf8(purpose) }
  return new Uint8Array(await subtle.deriveBits(parameters, key, 256))
}

/** Opens a copy. @throws with another code */
export async function openCopyWithCode(code: Uint8Array<ArrayBuffer>, { copy, wrappedPrivateKey }: SealedCopy): Promise<unknown> {
  const privateKey = await unwrap(await deriveFromCode(code, 'wrap-key'), bytesOf(wrappedPrivateKey))
  const [head = '', , iv = '', ciphertext = '', tag = ''] = copy.split('.')
  const { epk } = JSON.parse(Buffer.from(head, 'base64url').toString()) as { epk: JsonWebKey }
  const publicKey = await subtle.importKey('jwk', epk, { name: 'ECDH', namedCurve: 'P-256' }, false, [])
  const secret = new Uint8Array(await subtle.deriveBits({ name: 'ECDH', public: publicKey }, privateKey, 256))
  const key = await subtle.importKey('raw', await contentKey(secret), 'AES-GCM', false, ['decrypt'])
  const sealed = Buffer.concat([bytesOf(ciphertext), bytesOf(tag)])
  const opened = await subtle.decrypt({ name: 'AES-GCM', iv: bytesOf(iv), additionalData: utf8(head) }, key, sealed)
  return JSON.parse(Buffer.from(opened).toString())
}

async function unwrap(wrapKey: Uint8Array<ArrayBuffer>, wrapped: Uint8Array<ArrayBuffer>): Promise<webcrypto.CryptoKey> {
  const key = await subtle.importKey('raw', wrapKey, 'AES-GCM', false, ['unwrapKey'])
  const parameters = { name: 'AES-GCM', iv: wrapped.subarray(0, 12) }
  return await subtle.unwrapKey('pkcs8', wrapped.subarray(12), key, parameters, { name: 'ECDH', namedCurve: 'P-256' }, false, [
    'deriveBits',
  ])
}

/** One round of the Concat KDF, no parties named (RFC 7518 section 4.6.2). */
function contentKey(secret: Uint8Array): Promise<ArrayBuffer> {
  const number = (value: number) => Buffer.from(value.toString(16).padStart(8, '0'), 'hex')
  const algorithm = utf8('A256GCM')
  return subtle.digest(
    'SHA-256',
    Buffer.concat([number(1), secret, number(algorithm.length), algorithm, number(0), number(0), number(256)]),
  )
}
