import { fromBase64url } from './base64url.ts'

const utf8 = new TextEncoder()
const curve = { name: 'ECDH', namedCurve: 'P-256' } as const

const uint32 = (value: number) => new Uint8Array(new Uint32Array([value]).buffer).reverse()
const withLength = (bytes: Uint8Array) => [...uint32(bytes.length), ...bytes]

/** Key for A256GCM from the shared secret (RFC 7518 section 4.6.2, one round of the Concat KDF with SHA-256). */
async function concatKey(secret: Uint8Array, { apu = '', apv = '' }: { apu?: string; apv?: string }): Promise<CryptoKey> {
  const parties = [...withLength(fromBase64url(apu)), ...withLength(fromBase64url(apv))]
  const input = Uint8Array.of(...uint32(1), ...secret, ...withLength(utf8.encode('A256GCM')), ...parties, ...uint32(256))
  return await crypto.subtle.importKey('raw', await crypto.subtle.digest('SHA-256', input), 'AES-GCM', false, ['decrypt'])
}

/** Opens a compact JWE (ECDH-ES, A256GCM) with a P-256 key. Throws for any other algorithm and for a changed byte. */
export async function openCopy(jwe: string, privateKey: CryptoKey): Promise<Uint8Array<ArrayBuffer>> {
  const [head = '', , iv = '', ciphertext = '', tag = ''] = jwe.trim().split('.')
  const { alg, enc, epk, apu, apv } = JSON.parse(new TextDecoder().decode(fromBase64url(head)))
  if (alg !== 'ECDH-ES' || enc !== 'A256GCM') throw new Error('Algorithm not allowed')
  const publicKey = await crypto.subtle.importKey('jwk', epk, curve, false, [])
  const secret = new Uint8Array(await crypto.subtle.deriveBits({ name: 'ECDH', public: publicKey }, privateKey, 256))
  const parameters = { name: 'AES-GCM', iv: fromBase64url(iv), additionalData: utf8.encode(head) }
  const [body, end] = [fromBase64url(ciphertext), fromBase64url(tag)]
  const sealed = new Uint8Array(body.length + end.length)
  sealed.set(body)
  sealed.set(end, body.length)
  return new Uint8Array(await crypto.subtle.decrypt(parameters, await concatKey(secret, { apu, apv }), sealed))
}
