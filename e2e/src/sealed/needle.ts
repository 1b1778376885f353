import { randomInt } from 'node:crypto'

/** Something that nobody may find: a text that a person wrote, or bytes of a key. The name may be printed, the content never. */
export type Needle = { readonly name: string; readonly bytes: Uint8Array; readonly kind: 'text' | 'key' }

/** Letters without vowels: no marker is a word. */
const letters = 'bcdfghjkmnpqrstvwxz'

/** Random characters that occur nowhere else; in `digits` where a question takes no letters. */
export function makeMarker(length: number, alphabet: 'letters' | 'digits' = 'letters'): string {
  const characters = alphabet === 'letters' ? letters : '123456789'
  return Array.from({ length }, () => characters[randomInt(characters.length)]).join('')
}

/** A text as a needle. Only its ASCII core is looked for: in whatever encoding the letters around it are lost, the core is found. */
export const textNeedle = (name: string, core: string): Needle => ({ name, bytes: Buffer.from(core, 'ascii'), kind: 'text' })

/** A key as a needle. */
export const keyNeedle = (name: string, bytes: Uint8Array): Needle => ({ name, bytes, kind: 'key' })

/** All forms in which a needle could lie somewhere: as it is, in capitals, as UTF-16, hexadecimal, base64, base64url, percent-encoded. */
export function formsOf({ bytes, kind }: Needle): Buffer[] {
  const plain = Buffer.from(bytes)
  const cases = kind === 'key' ? [plain] : [plain, Buffer.from(plain.toString('ascii').toUpperCase())]
  return cases.flatMap((one) => [one, ...(kind === 'text' ? [utf16(one)] : []), ...encoded(one)])
}

function encoded(bytes: Buffer): Buffer[] {
  const hex = bytes.toString('hex')
  const percent = hex.replace(/../g, '%$&')
  const base64 = [0, 1, 2].map((offset) => base64Inside(bytes, offset))
  const texts = [hex, percent, ...[hex, percent].map((text) => text.toUpperCase()), ...base64, ...base64.map(toUrlAlphabet)]
  return [...new Set(texts)].map((text) => Buffer.from(text, 'ascii'))
}

const toUrlAlphabet = (base64: string) => base64.replaceAll('+', '-').replaceAll('/', '_')

/** Without the last zero, so that it is a part of both byte orders. */
const utf16 = (ascii: Buffer) => Buffer.from(ascii.toString('ascii'), 'utf16le').subarray(0, -1)

/** What base64 makes of bytes that begin `offset` bytes into a group of three, without the characters that also depend on their neighbours. */
function base64Inside(bytes: Buffer, offset: number): string {
  const whole = Math.floor(((offset + bytes.length) * 8) / 6)
  return Buffer.concat([Buffer.alloc(offset), bytes])
    .toString('base64')
    .slice(Math.ceil((offset * 8) / 6), whole)
}
