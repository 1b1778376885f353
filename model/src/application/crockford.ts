// Crockford's base32: digits and letters that are hard to confuse, with a check character.

const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/**
 * The check character of up to 30 characters, from the same alphabet: the rest of a polynomial over GF(32). It finds every single wrong character and
 * every exchange of two, which a sum modulo 31 can not for the 32 values.
 */
function checkCharacter(characters: string): string {
  const rest = [...characters, '0'].reduce((sum, character) => timesX(sum) ^ alphabet.indexOf(character), 0)
  return alphabet.charAt(rest)
}

/** Multiplication by x modulo x^5 + x^2 + 1, which is primitive: the first 31 powers differ. */
const timesX = (value: number): number => (value << 1) ^ (value & 16 ? 0b100101 : 0)

/** What a person typed or dictated, without spaces and hyphens and with O, I and L read as digits; undefined for other characters. */
function readCharacters(typed: string): string | undefined {
  const characters = typed
    .toUpperCase()
    .replace(/[\s\p{Pd}]/gu, '')
    .replaceAll('O', '0')
    .replace(/[IL]/g, '1')
  return [...characters].every((character) => alphabet.includes(character)) ? characters : undefined
}

/** The characters with their check character in groups of four: `7K3M-9QXD-2B4R`. */
export function grouped(characters: string): string {
  return (characters + checkCharacter(characters)).replace(/.{4}(?=.)/g, '$&-')
}

/** The characters before the check character, if it fits and there are so many. */
export function ungrouped(typed: string, length: number): string | undefined {
  const characters = readCharacters(typed)
  if (characters?.length !== length + 1) return undefined
  const content = characters.slice(0, length)
  return checkCharacter(content) === characters.slice(length) ? content : undefined
}

/** Big-endian bytes as so many characters, filled with zero bits in front. */
export function encodeBytes(bytes: Uint8Array, length: number): string {
  let number = bytes.reduce((sum, byte) => (sum << 8n) | BigInt(byte), 0n)
  let characters = ''
  for (let index = 0; index < length; index++) {
    characters = alphabet.charAt(Number(number & 31n)) + characters
    number >>= 5n
  }
  return characters
}

/** So many bytes from characters; undefined when their number is too large for them. */
export function decodeBytes(characters: string, length: number): Uint8Array<ArrayBuffer> | undefined {
  let number = [...characters].reduce((sum, character) => (sum << 5n) | BigInt(alphabet.indexOf(character)), 0n)
  const bytes = new Uint8Array(length)
  for (let index = length - 1; index >= 0; index--) {
    bytes[index] = Number(number & 255n)
    number >>= 8n
  }
  return number === 0n ? bytes : undefined
}
