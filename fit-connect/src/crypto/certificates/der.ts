/** One value of the Distinguished Encoding Rules (X.690). `whole` includes tag and length. */
export type DerValue = { tag: number; content: Uint8Array<ArrayBuffer>; whole: Uint8Array<ArrayBuffer> }

/** Tags of the types that a certificate is made of. `contextual` and `constructed` are added to the number of a tagged member. */
export const derTags = {
  boolean: 0x01,
  integer: 0x02,
  bitString: 0x03,
  octetString: 0x04,
  objectIdentifier: 0x06,
  utcTime: 0x17,
  generalizedTime: 0x18,
  sequence: 0x30,
  contextual: 0x80,
  constructed: 0x20,
} as const

/** Bytes that are not what they should be. */
export class DerError extends Error {
  override readonly name = 'DerError'
}

/** Reads bytes that are exactly one value of this tag. */
export function readDer(bytes: Uint8Array<ArrayBuffer>, tag: number): DerValue {
  const value = readNext(bytes, 0)
  if (value.whole.length !== bytes.length) throw new DerError('bytes behind the value')
  return expectTag(value, tag)
}

/** The members of a sequence, or of anything else that is made of values. */
export function membersOf({ content }: DerValue): DerValue[] {
  const members: DerValue[] = []
  for (let offset = 0; offset < content.length; ) {
    const member = readNext(content, offset)
    members.push(member)
    offset += member.whole.length
  }
  return members
}

/** The value, if it is there and has this tag. */
export function expectTag(value: DerValue | undefined, tag: number): DerValue {
  if (value?.tag !== tag) throw new DerError('another type')
  return value
}

/** An object identifier as dotted numbers (X.690, section 8.19). */
export function readObjectIdentifier(value: DerValue | undefined): string {
  const numbers: number[] = []
  let number = 0
  for (const byte of expectTag(value, derTags.objectIdentifier).content) {
    number = number * 128 + (byte & 0x7f)
    if (byte & 0x80) continue
    numbers.push(number)
    number = 0
  }
  const [first = 0, ...rest] = numbers
  const top = Math.min(2, Math.floor(first / 40))
  return [top, first - top * 40, ...rest].join('.')
}

/** The bytes of an unsigned integer without leading zeros. */
export function readUnsigned(value: DerValue | undefined): Uint8Array<ArrayBuffer> {
  const { content } = expectTag(value, derTags.integer)
  if (content.length === 0 || (content[0] ?? 0) & 0x80) throw new DerError('a negative number')
  const first = content.findIndex((byte) => byte !== 0)
  return first < 0 ? new Uint8Array(0) : content.subarray(first)
}

/** A small unsigned integer. */
export function readSmallNumber(value: DerValue | undefined): number {
  const bytes = readUnsigned(value)
  if (bytes.length > 4) throw new DerError('a number that is too large')
  return bytes.reduce((number, byte) => number * 256 + byte, 0)
}

/** The bytes of a bit string that consists of whole bytes. */
export function readBitString(value: DerValue | undefined): Uint8Array<ArrayBuffer> {
  const { content } = expectTag(value, derTags.bitString)
  if (content[0] !== 0) throw new DerError('not whole bytes')
  return content.subarray(1)
}

// Definite lengths in their shortest form, and tags of one byte: a certificate has no other ones.
function readNext(bytes: Uint8Array<ArrayBuffer>, start: number): DerValue {
  const tag = bytes[start] ?? 0
  const short = bytes[start + 1] ?? 0x80
  if ((tag & 0x1f) === 0x1f) throw new DerError('a tag of several bytes')
  const { length, size } = short < 0x80 ? { length: short, size: 0 } : readLongLength(bytes, start + 2, short & 0x7f)
  const begin = start + 2 + size
  const end = begin + length
  if (end > bytes.length) throw new DerError('too few bytes')
  return { tag, content: bytes.subarray(begin, end), whole: bytes.subarray(start, end) }
}

function readLongLength(bytes: Uint8Array, start: number, size: number): { length: number; size: number } {
  if (size === 0 || size > 4 || start + size > bytes.length) throw new DerError('a length that is none')
  const length = bytes.subarray(start, start + size).reduce((sum, byte) => sum * 256 + byte, 0)
  const isShortest = length >= 0x80 && bytes[start] !== 0
  if (!isShortest) throw new DerError('a length that is longer than needed')
  return { length, size }
}
