// Writes src/fields/kinds/din-91379.ts from the list of characters: node model/scripts/write-din-91379.ts <latin_list_1.3.txt>
import { readFileSync, writeFileSync } from 'node:fs'

type Entry = { readonly group: string; readonly text: string }

const [, , listFile] = process.argv
if (listFile === undefined) throw new Error('The list latin_list_1.3.txt is needed as the one argument')

const entries = readFileSync(listFile, 'utf8')
  .split('\n')
  .filter((line) => line !== '')
  .map((line): Entry => {
    const [group = '', , codePoints = ''] = line.split('; ')
    return { group, text: String.fromCodePoint(...codePoints.split(' ').map((hex) => Number.parseInt(hex, 16))) }
  })

const textsOf = (...groups: string[]): string[] => entries.filter(({ group }) => groups.includes(group)).map(({ text }) => text)
const charactersOf = (...groups: string[]): string[] => textsOf(...groups).filter(({ length }) => length === 1)

/** Ranges for the class of a regular expression: `A-Za-z`. */
function ranges(characters: readonly string[]): string {
  const codes = characters.map((character) => character.charCodeAt(0)).sort((a, b) => a - b)
  const starts = codes.filter((code) => !codes.includes(code - 1))
  const ends = codes.filter((code) => !codes.includes(code + 1))
  return starts.map((start, index) => range(start, ends[index] ?? start)).join('')
}

function range(start: number, end: number): string {
  if (start === end) return escaped(start)
  return escaped(start) + (end > start + 1 ? '-' : '') + escaped(end)
}

const escaped = (code: number): string => ('\\]^-'.includes(String.fromCharCode(code)) ? '\\' : '') + String.fromCharCode(code)

/** First letters by what follows them in a sequence: `\u0300` -> `CFG…`; long ones first, since some begin like others. */
function sequences(): [rest: string, firsts: string][] {
  const byRest = Map.groupBy(
    textsOf('bll').filter(({ length }) => length > 1),
    (text) => text.slice(1),
  )
  return [...byRest].sort(([a], [b]) => b.length - a.length).map(([rest, texts]) => [rest, ranges(texts.map((text) => text.charAt(0)))])
}

/** A string literal in ASCII, in the quotes that need no escape. */
function literal(text: string): string {
  const quote = text.includes("'") ? '"' : "'"
  const body = text
    .replaceAll('\\', '\\\\')
    .replaceAll(/[^ -~]/g, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`)
  return quote + body + quote
}

const source = `// Characters and sequences of DIN 91379:2022-08, ranges for classes of regular expressions. Written by scripts/write-din-91379.ts.
// Source: String-Latin/DIN-91379-Characters-and-Sequences, list 1.3, CC BY 4.0; only its code points are used, grouped anew.

/** Latin letters, normative. */
export const letters =
  ${literal(ranges(charactersOf('bll')))}

/** Non-letters of names (N1), of other one-line texts (N2) and of free text (N3, N4). */
export const signs = {
  A: ${literal(ranges(charactersOf('bnlreq')))},
  B: ${literal(ranges(charactersOf('bnl')))},
  C: ${literal(ranges(charactersOf('bnlopt', 'bnlnot')))},
}

/** Sequences: what follows a letter, and the letters that it may follow; long ones first. */
export const sequences = [
${sequences()
  .map(([rest, firsts]) => `  [${literal(rest)}, ${literal(firsts)}],`)
  .join('\n')}
] as const
`

writeFileSync(new URL('../src/fields/kinds/din-91379.ts', import.meta.url), source)
