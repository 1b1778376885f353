import { encodeBytes, grouped, ungrouped } from './crockford.ts'

const contentLength = 11

/** How many random bytes a reference number is made from: 55 of their bits are used. */
export const referenceNumberBytes = 7

/** A Vorgangsnummer from random bytes: `AT-7K3M-9QXD-2B4R`, the last character checks the others. */
export function makeReferenceNumber(random: Uint8Array): string {
  return `AT-${grouped(encodeBytes(random, contentLength))}`
}

/** A Vorgangsnummer as it is written, from what a person typed; undefined when it is none or mistyped. */
export function readReferenceNumber(typed: string): string | undefined {
  const content = ungrouped(typed.replace(/^\s*AT/i, ''), contentLength) ?? ungrouped(typed, contentLength)
  return content && `AT-${grouped(content)}`
}

/** Is this a Vorgangsnummer, exactly as written? */
export function isReferenceNumber(value: unknown): value is string {
  return typeof value === 'string' && readReferenceNumber(value) === value
}
