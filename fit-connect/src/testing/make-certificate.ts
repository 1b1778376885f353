// Makes X.509 certificates: a small writer of the Distinguished Encoding Rules (X.690), and signatures by WebCrypto.
import type { JWK } from 'jose'
import { fromBase64url } from '../crypto/base64url.ts'

type KeyPair = { publicJwk: JWK; privateJwk: JWK }

/** What a certificate says. `hash` and `scheme` are those of its signature. */
export type CertificateContent = {
  subject: string
  issuer: string
  subjectKey: JWK
  issuerKey: JWK
  validFrom?: string
  validUntil?: string
  isAuthority?: boolean
  pathLength?: number
  /** Numbers of the bits of key usage (RFC 5280, section 4.2.1.3); left out: no such extension. */
  uses?: number[]
  /** A critical extension that nobody knows. */
  demand?: string
  scheme?: 'RSA-PSS' | 'RSASSA-PKCS1-v1_5'
  hash?: 'SHA-1' | 'SHA-512'
}

type Bytes = Uint8Array<ArrayBuffer>

const join = (parts: readonly Uint8Array[]): Bytes => Uint8Array.from(parts.flatMap((part) => [...part]))

function value(tag: number, ...parts: Uint8Array[]): Bytes {
  const content = join(parts)
  const size = content.length
  const length = size < 0x80 ? [size] : size < 0x100 ? [0x81, size] : [0x82, size >> 8, size & 0xff]
  return join([Uint8Array.of(tag, ...length), content])
}

const sequence = (...members: Uint8Array[]) => value(0x30, ...members)
const text = (tag: number, characters: string) => value(tag, new TextEncoder().encode(characters))
const integer = (bytes: Uint8Array) => value(0x02, (bytes[0] ?? 0) & 0x80 ? join([Uint8Array.of(0), bytes]) : bytes)
const small = (number: number) => integer(Uint8Array.of(number))
const bits = (bytes: Uint8Array, unused = 0) => value(0x03, Uint8Array.of(unused), bytes)
const yes = Uint8Array.of(0x01, 0x01, 0xff)
const nothing = Uint8Array.of(0x05, 0x00)
const tagged = (number: number, inner: Uint8Array) => value(0xa0 + number, inner)

function identifier(dotted: string): Bytes {
  const [first = 0, second = 0, ...rest] = dotted.split('.').map(Number)
  const groups = [first * 40 + second, ...rest].map((number) => {
    const digits = [number & 0x7f]
    for (let left = number >> 7; left > 0; left >>= 7) digits.unshift((left & 0x7f) | 0x80)
    return Uint8Array.from(digits)
  })
  return value(0x06, ...groups)
}

const hashes = { 'SHA-1': '1.3.14.3.2.26', 'SHA-512': '2.16.840.1.101.3.4.2.3' }
const saltBytes = { 'SHA-1': 20, 'SHA-512': 64 }
const pkcs1 = { 'SHA-1': '1.2.840.113549.1.1.5', 'SHA-512': '1.2.840.113549.1.1.13' }

function algorithm({ scheme = 'RSA-PSS', hash = 'SHA-512' }: CertificateContent): Bytes {
  if (scheme !== 'RSA-PSS') return sequence(identifier(pkcs1[hash]), nothing)
  const hashed = sequence(identifier(hashes[hash]), nothing)
  const mask = sequence(identifier('1.2.840.113549.1.1.8'), hashed)
  const parameters = sequence(tagged(0, hashed), tagged(1, mask), tagged(2, small(saltBytes[hash])))
  return sequence(identifier('1.2.840.113549.1.1.10'), parameters)
}

const name = (commonName: string) => sequence(value(0x31, sequence(identifier('2.5.4.3'), text(0x0c, commonName))))

/** UTCTime up to 2049, GeneralizedTime from then on. */
function time(iso: string): Bytes {
  const digits = iso.replace(/\D/g, '').slice(0, 14)
  return digits < '2050' ? text(0x17, `${digits.slice(2)}Z`) : text(0x18, `${digits}Z`)
}

function publicKey({ n = '', e = '' }: JWK): Bytes {
  const key = sequence(integer(fromBase64url(n)), integer(fromBase64url(e)))
  return sequence(sequence(identifier('1.2.840.113549.1.1.1'), nothing), bits(key))
}

function extensions({ isAuthority, pathLength, uses, demand }: CertificateContent): Bytes[] {
  const extension = (id: string, content: Uint8Array) => sequence(identifier(id), yes, value(0x04, content))
  const used = uses?.reduce((byte, bit) => byte | (0x80 >> bit), 0)
  const list = [
    ...(isAuthority === undefined
      ? []
      : [extension('2.5.29.19', sequence(...(isAuthority ? [yes] : []), ...(pathLength === undefined ? [] : [small(pathLength)])))]),
    ...(used === undefined ? [] : [extension('2.5.29.15', bits(Uint8Array.of(used), used === 0 ? 0 : 31 - Math.clz32(used & -used)))]),
    ...(demand === undefined ? [] : [extension(demand, nothing)]),
  ]
  return list.length > 0 ? [tagged(3, sequence(...list))] : []
}

/** A certificate as the Base64 of its bytes, as it stands in `x5c`. */
export async function makeCertificate(content: CertificateContent): Promise<string> {
  const { subject, issuer, subjectKey, issuerKey, validFrom = '2026-01-01T00:00:00Z', validUntil = '2029-01-01T00:00:00Z' } = content
  const signed = sequence(
    tagged(0, small(2)),
    integer(crypto.getRandomValues(new Uint8Array(8)).map((byte, index) => (index === 0 ? (byte & 0x3f) | 0x40 : byte))),
    algorithm(content),
    name(issuer),
    sequence(time(validFrom), time(validUntil)),
    name(subject),
    publicKey(subjectKey),
    ...extensions(content),
  )
  return Buffer.from(sequence(signed, algorithm(content), bits(await sign(signed, content, issuerKey)))).toString('base64')
}

async function sign(bytes: Bytes, { scheme = 'RSA-PSS', hash = 'SHA-512' }: CertificateContent, { kty, n, e, ...rest }: JWK) {
  const { d, p, q, dp, dq, qi } = rest
  const key = await crypto.subtle.importKey('jwk', { kty, n, e, d, p, q, dp, dq, qi } as JsonWebKey, { name: scheme, hash }, false, [
    'sign',
  ])
  return new Uint8Array(await crypto.subtle.sign({ name: scheme, saltLength: saltBytes[hash] }, key, bytes))
}

type Changes = { root?: Partial<CertificateContent>; authority?: Partial<CertificateContent>; leaf?: Partial<CertificateContent> }

/**
 * A chain of three, the key's own certificate first: leaf, authority, root. The bits are those of FIT-Connect's use: 2 keyEncipherment, 5 keyCertSign.
 * @param keys whose they are, with both halves
 */
export async function makeChain(keys: { leaf: KeyPair; authority: KeyPair; root: KeyPair }, changes: Changes = {}): Promise<string[]> {
  const names = { leaf: 'Ausländerbehörde Musterstadt', authority: 'Beispiel-CA', root: 'Beispiel-Wurzel' }
  const issued = (who: 'leaf' | 'authority' | 'root', by: 'authority' | 'root') => ({
    ...{ subject: names[who], issuer: names[by], subjectKey: keys[who].publicJwk, issuerKey: keys[by].privateJwk },
    ...changes[who],
  })
  return await Promise.all([
    makeCertificate({ isAuthority: false, uses: [2], ...issued('leaf', 'authority') }),
    makeCertificate({ isAuthority: true, pathLength: 0, uses: [5, 6], ...issued('authority', 'root') }),
    makeCertificate({ isAuthority: true, uses: [5, 6], ...issued('root', 'root') }),
  ])
}
