import { letters, sequences, signs } from './din-91379.ts'

/** Data types of DIN 91379: A for names of persons, B for other one-line texts, C for free text; each contains the one before. */
export type DataType = 'A' | 'B' | 'C'

/** Why a text is refused: `letters` of another script, or `signs` that are no letters. `position` counts characters from 1. */
export type RefusedCharacter = { readonly code: 'letters' | 'signs'; readonly parameters: { readonly position: number } }

/** Longest accepted beginning of a text: sequences such as `K͟H`, letters, and the signs of the data type. */
const acceptedBeginning = (moreSigns: string): RegExp =>
  new RegExp(`(?:${sequences.map(([rest, firsts]) => `[${firsts}]${rest}|`).join('')}[${letters}${moreSigns}])*`, 'y')

const beginnings: { readonly [type in DataType]: RegExp } = {
  A: /* @__PURE__ */ acceptedBeginning(signs.A),
  B: /* @__PURE__ */ acceptedBeginning(signs.A + signs.B),
  C: /* @__PURE__ */ acceptedBeginning(signs.A + signs.B + signs.C),
}

/** The first character that the data type does not know, in a text that is in NFC (DIN 91379:2022-08). */
export function refusedCharacter(text: string, type: DataType): RefusedCharacter | undefined {
  const beginning = beginnings[type]
  beginning.lastIndex = 0
  const accepted = beginning.exec(text)?.[0] ?? ''
  if (accepted.length === text.length) return undefined
  const code = /^[\p{L}\p{M}]/u.test(text.slice(accepted.length)) ? 'letters' : 'signs'
  return { code, parameters: { position: [...accepted].length + 1 } }
}
