import type { JWK } from 'jose'
import type { FitConnectErrorCode } from '../../api/fit-connect-error.ts'
import { fromBase64url, toBase64url } from '../base64url.ts'
import { DerError } from './der.ts'
import type { CertificateUse } from './extensions.ts'
import { areSameBytes, type Certificate, readCertificate } from './read-certificate.ts'

export type CertificateRules = {
  /** Certificates that chains must lead to, as PEM or Base64. Without any, a chain is not needed; one that is there must still be valid and fit its key. */
  trustAnchors?: readonly string[]
  now: Date
}

/** Codes of what is wrong with a chain. */
export type CertificateCode = FitConnectErrorCode & `certificate-${string}`

/** Longer chains are not followed: each certificate costs a verification. */
const maxCertificates = 10

/** A signing key of this size at least (TR-02102-1: 3000 bits). */
const minimumModulusBytes = 3000 / 8

/** The rule that the certificates of a key to encrypt with break (RFC 5280, section 6; RFC 7517, section 4.7), or undefined. Revocation is not asked for. */
export async function findBrokenRule(jwk: JWK, { trustAnchors = [], now }: CertificateRules): Promise<CertificateCode | undefined> {
  if (jwk.x5c === undefined) return trustAnchors.length > 0 ? 'certificate-missing' : undefined
  const [chain, anchors] = [readAll(jwk.x5c), trustAnchors.map(readTrustAnchor)]
  const [leaf] = chain ?? []
  if (!chain || !leaf || chain.length > maxCertificates) return 'certificate-invalid'
  if (!isKeyOf(leaf, jwk)) return 'certificate-key'
  return wrongDate(chain, now) ?? wrongUse(chain) ?? (await wrongOrder(chain)) ?? (await wrongEnd(chain, anchors, now))
}

/** Reads a certificate to trust, as PEM or as Base64; throws for anything else. */
export function readTrustAnchor(text: string): Certificate {
  return readCertificate(fromBase64(text.replace(/-----(BEGIN|END) CERTIFICATE-----/g, '').replace(/\s/g, '')))
}

function readAll(x5c: unknown): Certificate[] | undefined {
  try {
    return (x5c as string[]).map((text) => readCertificate(fromBase64(text)))
  } catch {
    return undefined
  }
}

// Not Base64url (RFC 7517, section 4.7).
function fromBase64(text: string): Uint8Array<ArrayBuffer> {
  if (!/^[A-Za-z0-9+/]+={0,2}$/.test(text) || text.length % 4 !== 0) throw new DerError('not Base64')
  return fromBase64url(text.replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', ''))
}

function isKeyOf({ publicKey }: Certificate, { n, e }: JWK): boolean {
  return publicKey !== undefined && toBase64url(publicKey.modulus) === n && toBase64url(publicKey.exponent) === e
}

function wrongDate(chain: readonly Certificate[], now: Date): CertificateCode | undefined {
  if (chain.some(({ validUntil }) => validUntil < now)) return 'certificate-expired'
  return chain.some(({ validFrom }) => validFrom > now) ? 'certificate-not-yet-valid' : undefined
}

function wrongUse(chain: readonly Certificate[]): CertificateCode | undefined {
  const [leaf] = chain
  if (leaf && !mayBeUsedFor(leaf, 'keyEncipherment')) return 'certificate-usage'
  return chain.some(({ hasUnknownDemand }) => hasUnknownDemand) ? 'certificate-chain' : undefined
}

function mayBeUsedFor({ uses }: Certificate, use: CertificateUse): boolean {
  return uses === undefined || uses.includes(use)
}

async function wrongOrder(chain: readonly Certificate[]): Promise<CertificateCode | undefined> {
  for (const [index, issuer] of chain.entries()) {
    const issued = chain[index - 1]
    if (issued && !(await isIssuedBy(issued, issuer, index - 1))) return 'certificate-chain'
  }
  return undefined
}

// One of the certificates is trusted, or the last one is issued by one that is.
async function wrongEnd(chain: readonly Certificate[], anchors: readonly Certificate[], now: Date): Promise<CertificateCode | undefined> {
  const last = chain.at(-1)
  if (!last || anchors.length === 0) return undefined
  if (chain.some((one) => anchors.some(({ whole }) => areSameBytes(whole, one.whole)))) return undefined
  for (const anchor of anchors) {
    if (await isIssuedBy(last, anchor, chain.length - 1)) return wrongDate([anchor], now)
  }
  return 'certificate-untrusted'
}

/** @param authoritiesBelow how many authorities stand between the issuer and the key's own certificate */
async function isIssuedBy(issued: Certificate, issuer: Certificate, authoritiesBelow: number): Promise<boolean> {
  const { isAuthority, pathLength = Number.POSITIVE_INFINITY, subject } = issuer
  const mayIssue = isAuthority && pathLength >= authoritiesBelow && mayBeUsedFor(issuer, 'keyCertSign')
  return mayIssue && areSameBytes(issued.issuer, subject) && isSignedBy(issued, issuer)
}

async function isSignedBy({ signature, signedPart, signatureAlgorithm: algorithm }: Certificate, { publicKey }: Certificate) {
  if (!algorithm || !publicKey || publicKey.modulus.length < minimumModulusBytes) return false
  const jwk = { kty: 'RSA', n: toBase64url(publicKey.modulus), e: toBase64url(publicKey.exponent) }
  try {
    const key = await crypto.subtle.importKey('jwk', jwk, algorithm, false, ['verify'])
    return await crypto.subtle.verify(algorithm, key, signature, signedPart)
  } catch {
    return false
  }
}
