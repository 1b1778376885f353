import { calculateJwkThumbprint, type JWK } from 'jose'

export type KeyPair = { publicJwk: JWK; privateJwk: JWK }

const rsa4096 = { modulusLength: 4096, publicExponent: new Uint8Array([1, 0, 1]) }

/** A new RSA-4096 pair to encrypt to (RSA-OAEP-256); the kid is the thumbprint of the key (RFC 7638). */
export async function generateEncryptionKeyPair(): Promise<KeyPair> {
  const pair = await crypto.subtle.generateKey({ name: 'RSA-OAEP', hash: 'SHA-256', ...rsa4096 }, true, ['wrapKey', 'unwrapKey'])
  return exportPair(pair, { alg: 'RSA-OAEP-256', publicUse: 'wrapKey', privateUse: 'unwrapKey' })
}

/** A new RSA-4096 pair to sign events with (PS512); the kid is the thumbprint of the key (RFC 7638). */
export async function generateSigningKeyPair(): Promise<KeyPair> {
  const pair = await crypto.subtle.generateKey({ name: 'RSA-PSS', hash: 'SHA-512', ...rsa4096 }, true, ['sign', 'verify'])
  return exportPair(pair, { alg: 'PS512', publicUse: 'verify', privateUse: 'sign' })
}

async function exportPair(pair: CryptoKeyPair, { alg, publicUse, privateUse }: { alg: string; publicUse: string; privateUse: string }) {
  const { kty, n, e, ...secret } = (await crypto.subtle.exportKey('jwk', pair.privateKey)) as JWK
  const { d, p, q, dp, dq, qi } = secret
  const numbers = { kty, n, e } as JWK
  const kid = await calculateJwkThumbprint(numbers)
  return {
    publicJwk: { ...numbers, kid, alg, key_ops: [publicUse] },
    privateJwk: { ...numbers, d, p, q, dp, dq, qi, kid, alg, key_ops: [privateUse] } as JWK,
  }
}
