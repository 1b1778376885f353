import type { JWK } from 'jose'

type Use = 'encrypt' | 'decrypt'

const imported = new WeakMap<JWK, Map<Use, Promise<CryptoKey>>>()

/** A JWK as a key of WebCrypto. `use` and `key_ops` speak of wrapping and would forbid the very same operation under its other name. */
export function importRsaKey(jwk: JWK, use: Use): Promise<CryptoKey> {
  const uses = imported.get(jwk) ?? new Map<Use, Promise<CryptoKey>>()
  imported.set(jwk, uses)
  const known = uses.get(use) ?? importKey(jwk, use)
  uses.set(use, known)
  return known
}

function importKey({ kty, n, e, d, p, q, dp, dq, qi }: JWK, use: Use): Promise<CryptoKey> {
  const key = use === 'encrypt' ? { kty, n, e } : { kty, n, e, d, p, q, dp, dq, qi }
  return crypto.subtle.importKey('jwk', key as JsonWebKey, { name: 'RSA-OAEP', hash: 'SHA-256' }, false, [use])
}
