// Algorithms by which certificates are signed: RSA with SHA-2 (RFC 4055), as FIT-Connect and the PKI of the administration have it.
import { DerError, type DerValue, derTags, expectTag, membersOf, readObjectIdentifier, readSmallNumber } from './der.ts'

/** How WebCrypto verifies a signature. */
export type SignatureAlgorithm = { name: 'RSASSA-PKCS1-v1_5' | 'RSA-PSS'; hash: HashName; saltLength: number }

type HashName = 'SHA-256' | 'SHA-384' | 'SHA-512'

const hashes: Record<string, HashName> = {
  '2.16.840.1.101.3.4.2.1': 'SHA-256',
  '2.16.840.1.101.3.4.2.2': 'SHA-384',
  '2.16.840.1.101.3.4.2.3': 'SHA-512',
}
const pkcs1: Record<string, HashName> = {
  '1.2.840.113549.1.1.11': 'SHA-256',
  '1.2.840.113549.1.1.12': 'SHA-384',
  '1.2.840.113549.1.1.13': 'SHA-512',
}
const pss = '1.2.840.113549.1.1.10'
const maskGeneration = '1.2.840.113549.1.1.8'
const { contextual, constructed, sequence } = derTags

/** Reads an algorithm identifier; undefined for every algorithm that is not taken, the ones with SHA-1 and MD5 among them. */
export function readSignatureAlgorithm(value: DerValue | undefined): SignatureAlgorithm | undefined {
  const [identifier, parameters] = membersOf(expectTag(value, sequence))
  const oid = readObjectIdentifier(identifier)
  if (oid === pss) return readPss(expectTag(parameters, sequence))
  const hash = pkcs1[oid]
  return hash && { name: 'RSASSA-PKCS1-v1_5', hash, saltLength: 0 }
}

// All four members have defaults, and those of the hashes are SHA-1: they must be there.
function readPss(parameters: DerValue): SignatureAlgorithm | undefined {
  const member = (number: number) => membersOf(parameters).find(({ tag }) => tag === contextual + constructed + number)
  const inner = (tagged: DerValue | undefined) => (tagged ? membersOf(tagged)[0] : undefined)
  const hash = readHash(inner(member(0)))
  const mask = readMaskHash(inner(member(1)))
  const salt = inner(member(2))
  const trailer = inner(member(3))
  const isUsual = hash !== undefined && mask === hash && (!trailer || readSmallNumber(trailer) === 1)
  return isUsual ? { name: 'RSA-PSS', hash, saltLength: salt ? readSmallNumber(salt) : 20 } : undefined
}

function readHash(value: DerValue | undefined): HashName | undefined {
  return value && hashes[readObjectIdentifier(membersOf(expectTag(value, sequence))[0])]
}

function readMaskHash(value: DerValue | undefined): HashName | undefined {
  if (!value) return undefined
  const [identifier, hash] = membersOf(expectTag(value, sequence))
  if (readObjectIdentifier(identifier) !== maskGeneration) throw new DerError('another mask generation')
  return readHash(hash)
}
