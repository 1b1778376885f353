import {
  DerError,
  type DerValue,
  derTags,
  expectTag,
  membersOf,
  readBitString,
  readDer,
  readObjectIdentifier,
  readUnsigned,
} from './der.ts'
import { type Extensions, readExtensions } from './extensions.ts'
import { readSignatureAlgorithm, type SignatureAlgorithm } from './signature-algorithm.ts'

/** What a chain is checked by (RFC 5280, section 4.1). Names are compared by their bytes. */
export type Certificate = Extensions & {
  whole: Uint8Array<ArrayBuffer>
  /** The part that the issuer signed. */
  signedPart: Uint8Array<ArrayBuffer>
  signature: Uint8Array<ArrayBuffer>
  /** Undefined for an algorithm that is not taken. */
  signatureAlgorithm: SignatureAlgorithm | undefined
  issuer: Uint8Array<ArrayBuffer>
  subject: Uint8Array<ArrayBuffer>
  validFrom: Date
  validUntil: Date
  /** Undefined for a key that is not RSA. */
  publicKey: { modulus: Uint8Array<ArrayBuffer>; exponent: Uint8Array<ArrayBuffer> } | undefined
}

const { sequence, contextual, constructed, utcTime, generalizedTime } = derTags
const rsaKeys = ['1.2.840.113549.1.1.1', '1.2.840.113549.1.1.7', '1.2.840.113549.1.1.10']

/** Reads an X.509 certificate of version 3; throws a DerError for anything else. */
export function readCertificate(bytes: Uint8Array<ArrayBuffer>): Certificate {
  const [signed, algorithm, signature, ...more] = membersOf(readDer(bytes, sequence))
  const tbs = membersOf(expectTag(signed, sequence))
  if (!signed || !algorithm || more.length > 0) throw new DerError('not three members')
  const isVersion3 = tbs[0]?.tag === contextual + constructed && tbs[0].content.at(-1) === 2
  const [, , inner, issuer, validity, subject, key, ...optional] = tbs
  // What was signed must name the algorithm that the signature claims (RFC 5280, section 4.1.1.2).
  if (!isVersion3 || !inner || !areSameBytes(inner.whole, algorithm.whole)) throw new DerError('not version 3, or two algorithms')
  const [from, until] = membersOf(expectTag(validity, sequence)).map(readTime)
  if (!from || !until) throw new DerError('no validity')
  return {
    whole: bytes,
    signedPart: signed.whole,
    signature: readBitString(signature),
    signatureAlgorithm: readSignatureAlgorithm(algorithm),
    issuer: expectTag(issuer, sequence).whole,
    subject: expectTag(subject, sequence).whole,
    validFrom: from,
    validUntil: until,
    publicKey: readPublicKey(key),
    ...readExtensions(optional.find(({ tag }) => tag === contextual + constructed + 3)),
  }
}

/** Whether two runs of bytes are the same. */
export function areSameBytes(one: Uint8Array, other: Uint8Array): boolean {
  return one.length === other.length && one.every((byte, index) => byte === other[index])
}

function readPublicKey(value: DerValue | undefined): Certificate['publicKey'] {
  const [algorithm, key] = membersOf(expectTag(value, sequence))
  const [identifier] = membersOf(expectTag(algorithm, sequence))
  if (!rsaKeys.includes(readObjectIdentifier(identifier))) return undefined
  const [modulus, exponent] = membersOf(readDer(readBitString(key), sequence))
  return { modulus: readUnsigned(modulus), exponent: readUnsigned(exponent) }
}

// 491231235959Z until 2049, 20500101000000Z from then on (RFC 5280, section 4.1.2.5).
const timePattern = /^(?<year>\d{2}|\d{4})(?<month>\d\d)(?<day>\d\d)(?<hour>\d\d)(?<minute>\d\d)(?<second>\d\d)Z$/
const yearDigits: Record<number, number> = { [utcTime]: 2, [generalizedTime]: 4 }

function readTime({ tag, content }: DerValue): Date {
  const { year = '', month, day, hour, minute, second } = timePattern.exec(String.fromCharCode(...content))?.groups ?? {}
  if (year.length === 0 || year.length !== yearDigits[tag]) throw new DerError('not a time')
  const century = tag === generalizedTime ? '' : year < '50' ? '20' : '19'
  const time = new Date(`${century}${year}-${month}-${day}T${hour}:${minute}:${second}Z`)
  if (Number.isNaN(time.getTime())) throw new DerError('not a time')
  return time
}
