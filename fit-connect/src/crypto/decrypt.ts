import type { JWK } from 'jose'
import { FitConnectError } from '../api/fit-connect-error.ts'
import { fromBase64url } from './base64url.ts'
import { importRsaKey } from './import-key.ts'
import { inflate } from './inflate.ts'
import { type JweParts, readJwe } from './jwe.ts'

/** A compressed content may not grow beyond this. */
const maxInflatedBytes = 64 * 1024 * 1024

/** Opens a compact JWE with the private key that its `kid` names; compressed content (`zip: DEF`) is read too, up to 64 MiB. */
export async function decrypt(jwe: string, privateJwks: readonly JWK[]): Promise<Uint8Array<ArrayBuffer>> {
  const parts = readJwe(jwe)
  const privateJwk = privateJwks.find((jwk) => jwk.kid === parts.header.kid)
  if (!privateJwk) throw new FitConnectError('jwe-key-unknown')
  const content = await open(parts, privateJwk)
  return parts.header.zip ? inflate(content, maxInflatedBytes) : content
}

// One code for every reason: which step failed is nothing a stranger should learn (RFC 7516, section 11.5).
async function open({ protectedHeader, encryptedKey, iv, ciphertext, tag }: JweParts, privateJwk: JWK) {
  try {
    const rsaKey = await importRsaKey(privateJwk, 'decrypt')
    const contentKey = await crypto.subtle.decrypt('RSA-OAEP', rsaKey, fromBase64url(encryptedKey))
    if (contentKey.byteLength !== 32) throw new FitConnectError('jwe-unreadable')
    const aesKey = await crypto.subtle.importKey('raw', contentKey, 'AES-GCM', false, ['decrypt'])
    const algorithm = { name: 'AES-GCM', iv: fromBase64url(iv), additionalData: new TextEncoder().encode(protectedHeader) }
    return new Uint8Array(await crypto.subtle.decrypt(algorithm, aesKey, joined(fromBase64url(ciphertext), fromBase64url(tag))))
  } catch {
    throw new FitConnectError('jwe-unreadable')
  }
}

function joined(ciphertext: Uint8Array, tag: Uint8Array) {
  const sealed = new Uint8Array(ciphertext.length + tag.length)
  sealed.set(ciphertext)
  sealed.set(tag, ciphertext.length)
  return sealed
}
