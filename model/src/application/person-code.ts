import { decodeBytes, encodeBytes, grouped, ungrouped } from './crockford.ts'

const contentLength = 26

/** How many random bytes the person's code is made from. */
export const personCodeBytes = 16

/** The person's code from 16 random bytes: 26 characters and a check character in groups of four. */
export function makePersonCode(random: Uint8Array): string {
  return grouped(encodeBytes(random, contentLength))
}

/** The 16 bytes of a code that was typed, with or without spaces, in lower case, with O for 0 and I or L for 1; undefined when it is mistyped. */
export function readPersonCode(typed: string): Uint8Array<ArrayBuffer> | undefined {
  const content = ungrouped(typed, contentLength)
  return content === undefined ? undefined : decodeBytes(content, personCodeBytes)
}
