import type { PersonKeys } from '@aufenthalt/model'
import { fromBase64url, toBase64url } from './base64url.ts'
import { derive } from './derive.ts'

/** What the person's code opens: the application by its token, the copy by its key. The platform gets `sent`, which opens neither. */
export type PersonAccess = { readonly accessToken: string; readonly privateKey: CryptoKey; readonly sent: PersonKeys }

const utf8 = new TextEncoder()

/** Encrypts the private key (PKCS #8) with AES-256-GCM: 12 bytes nonce, ciphertext, tag; base64url. */
async function wrap(privateKey: CryptoKey, key: Uint8Array<ArrayBuffer>): Promise<string> {
  const iv = crypto.getRandomValues(new Uint8Array(12))
  const wrapKey = await crypto.subtle.importKey('raw', key, 'AES-GCM', false, ['wrapKey'])
  const wrapped = new Uint8Array(await crypto.subtle.wrapKey('pkcs8', privateKey, wrapKey, { name: 'AES-GCM', iv }))
  return toBase64url(Uint8Array.of(...iv, ...wrapped))
}

/** Decrypts what `wrap` made. */
async function unwrap(wrapped: string, key: Uint8Array<ArrayBuffer>): Promise<CryptoKey> {
  const bytes = fromBase64url(wrapped)
  const wrapKey = await crypto.subtle.importKey('raw', key, 'AES-GCM', false, ['unwrapKey'])
  const parameters = { name: 'AES-GCM', iv: bytes.subarray(0, 12) }
  const curve = { name: 'ECDH', namedCurve: 'P-256' }
  return await crypto.subtle.unwrapKey('pkcs8', bytes.subarray(12), wrapKey, parameters, curve, true, ['deriveBits'])
}

const hex = (bytes: Uint8Array) => [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')

/** Makes a person's keys from their code (16 bytes). */
export async function makePersonAccess(code: Uint8Array<ArrayBuffer>): Promise<PersonAccess> {
  const accessToken = toBase64url(await derive(code, 'access-token'))
  const { privateKey, publicKey } = await crypto.subtle.generateKey({ name: 'ECDH', namedCurve: 'P-256' }, true, ['deriveBits'])
  const { x = '', y = '' } = await crypto.subtle.exportKey('jwk', publicKey)
  const sent: PersonKeys = {
    accessTokenSha256: hex(new Uint8Array(await crypto.subtle.digest('SHA-256', utf8.encode(accessToken)))),
    publicKey: { kty: 'EC', crv: 'P-256', x, y },
    wrappedPrivateKey: await wrap(privateKey, await derive(code, 'wrap-key')),
  }
  return { accessToken, privateKey, sent }
}

/** Opens the private key of an application that was sent with this code. */
export async function openPrivateKey(code: Uint8Array<ArrayBuffer>, wrapped: string): Promise<CryptoKey> {
  return await unwrap(wrapped, await derive(code, 'wrap-key'))
}
