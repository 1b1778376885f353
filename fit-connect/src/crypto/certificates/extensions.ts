import { DerError, type DerValue, derTags, expectTag, membersOf, readDer, readObjectIdentifier, readSmallNumber } from './der.ts'

/** The uses that a chain is checked for (RFC 5280, section 4.2.1.3). */
export type CertificateUse = 'keyEncipherment' | 'keyCertSign'

/** What the extensions of a certificate say, as far as a chain is checked by it. */
export type Extensions = {
  isAuthority: boolean
  /** How many authorities may stand below this one. */
  pathLength: number | undefined
  /** Undefined where the certificate does not restrict its use. */
  uses: CertificateUse[] | undefined
  /** It demands something that is not checked here: the certificate must be refused (RFC 5280, section 4.2). */
  hasUnknownDemand: boolean
}

const bitOfUse: Record<CertificateUse, number> = { keyEncipherment: 2, keyCertSign: 5 }

const basicConstraints = '2.5.29.19'
const keyUsage = '2.5.29.15'
/** Read above, or without consequence for a chain in which any policy and any name will do: other names, policies. */
const known = [basicConstraints, keyUsage, '2.5.29.17', '2.5.29.32']

/** Reads the extensions of a certificate; none is right as well. */
export function readExtensions(tagged: DerValue | undefined): Extensions {
  const list = tagged ? membersOf(expectTag(membersOf(tagged)[0], derTags.sequence)).map(readExtension) : []
  const ids = list.map(({ id }) => id)
  if (new Set(ids).size < ids.length) throw new DerError('an extension twice')
  const contentOf = (wanted: string) => list.find(({ id }) => id === wanted)?.content
  return {
    ...readConstraints(contentOf(basicConstraints)),
    uses: readUses(contentOf(keyUsage)),
    hasUnknownDemand: list.some(({ id, isCritical }) => isCritical && !known.includes(id)),
  }
}

type Extension = { id: string; isCritical: boolean; content: Uint8Array<ArrayBuffer> }

function readExtension(value: DerValue): Extension {
  const [id, ...rest] = membersOf(expectTag(value, derTags.sequence))
  const critical = rest.length > 1 ? expectTag(rest[0], derTags.boolean) : undefined
  const { content } = expectTag(rest.at(-1), derTags.octetString)
  return { id: readObjectIdentifier(id), isCritical: (critical?.content[0] ?? 0) !== 0, content }
}

function readConstraints(content: Uint8Array<ArrayBuffer> | undefined): Pick<Extensions, 'isAuthority' | 'pathLength'> {
  const members = content ? membersOf(readDer(content, derTags.sequence)) : []
  const isAuthority = members[0]?.tag === derTags.boolean && members[0].content[0] !== 0
  const length = members.find(({ tag }) => tag === derTags.integer)
  return { isAuthority, pathLength: length && readSmallNumber(length) }
}

function readUses(content: Uint8Array<ArrayBuffer> | undefined): CertificateUse[] | undefined {
  if (!content) return undefined
  // The first byte counts the unused bits; bit 0 is the highest of the next one.
  const bits = readDer(content, derTags.bitString).content[1] ?? 0
  return (Object.keys(bitOfUse) as CertificateUse[]).filter((use) => bits & (0x80 >> bitOfUse[use]))
}
