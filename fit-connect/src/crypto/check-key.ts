import type { JWK } from 'jose'
import { FitConnectError, type FitConnectErrorCode } from '../api/fit-connect-error.ts'
import { fromBase64url } from './base64url.ts'
import { type CertificateRules, findBrokenRule } from './certificates/check-chain.ts'

/** A public key that breaks a rule of FIT-Connect; `code` names the rule. Nothing is encrypted with it or believed because of it. */
export class KeyRefusedError extends FitConnectError {
  override readonly name = 'KeyRefusedError'
}

type KeyUse = { alg: string; keyOperation: string; use: string }

const encryption: KeyUse = { alg: 'RSA-OAEP-256', keyOperation: 'wrapKey', use: 'enc' }
const verification: KeyUse = { alg: 'PS512', keyOperation: 'verify', use: 'sig' }

const minimumBits = 4096
const kidPattern = /^.{8,64}$/u

const rules: [FitConnectErrorCode, (jwk: JWK, use: KeyUse, kid: string) => boolean][] = [
  ['key-type', (jwk) => jwk.kty === 'RSA' && jwk.d === undefined],
  ['key-size', (jwk) => modulusBits(jwk.n) >= minimumBits],
  ['key-exponent', (jwk) => jwk.e === 'AQAB'],
  ['key-id', (jwk, _use, kid) => jwk.kid === kid && kidPattern.test(kid)],
  ['key-algorithm', (jwk, use) => jwk.alg === use.alg],
  ['key-operations', (jwk, use) => jwk.key_ops?.length === 1 && jwk.key_ops[0] === use.keyOperation],
  // Keys of v1 may say it twice; then both must be right.
  ['key-operations', (jwk, { use }) => jwk.use === undefined || jwk.use === use],
]

/** All rules for a key to encrypt with: RSA of at least 4096 bits, e = AQAB, RSA-OAEP-256, only wrapKey, and the kid that was asked for. */
export function checkEncryptionKey(jwk: JWK, kid: string): JWK {
  return checkKey(jwk, encryption, kid)
}

/** The rules for a key to encrypt with, and for the certificates that come with it or must come with it. */
export async function checkCertifiedKey(jwk: JWK, kid: string, certificates: CertificateRules): Promise<JWK> {
  const key = checkEncryptionKey(jwk, kid)
  const broken = await findBrokenRule(key, certificates)
  if (broken) throw new KeyRefusedError(broken)
  return key
}

/** All rules for a key to verify events with: RSA of at least 4096 bits, e = AQAB, PS512, only verify, and the kid that was asked for. */
export function checkVerificationKey(jwk: JWK, kid: string): JWK {
  return checkKey(jwk, verification, kid)
}

/** Whether a key follows all rules for a key to encrypt with, whatever its kid. */
export function isEncryptionKey(jwk: JWK): boolean {
  return rules.every(([, holds]) => holds(jwk, encryption, jwk.kid ?? ''))
}

function checkKey(jwk: JWK, use: KeyUse, kid: string): JWK {
  const broken = rules.find(([, holds]) => !holds(jwk, use, kid))
  if (broken) throw new KeyRefusedError(broken[0])
  return jwk
}

// Leading zero bytes would make a short modulus look long.
function modulusBits(n: unknown): number {
  try {
    const bytes = fromBase64url(String(n))
    const first = bytes.findIndex((byte) => byte !== 0)
    return first < 0 ? 0 : (bytes.length - first) * 8 - Math.clz32(bytes[first] ?? 0) + 24
  } catch {
    return 0
  }
}
