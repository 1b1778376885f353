// Makes any text safe to set. PDF/UA forbids a character without a glyph and typst then refuses the whole document, so what no font can show is
// written out as `[U+738B]`: a rare letter must never cost a person their application.
import { readFileSync } from 'node:fs'
import { fontCoverage } from './font-coverage.ts'
import type { FontFamily } from './fonts.ts'

/** Matches characters that are never printed: controls, private use, surrogates, unassigned, and format characters such as U+202E that reorder text. */
const neverPrinted = /[\p{Cc}\p{Co}\p{Cs}\p{Cn}]|(?![\u00ad\u061c\u200c-\u200f])\p{Cf}/u

/** Matches U+0301 with no letter before it: at the start of a line it would be set on the line break, which has no glyph. */
const combining = /^\p{M}/u

/** Zero width space: a line may break here; the template takes care that it is not in the text that is copied from the document. */
const breakHere = '\u200b'

const longWord = 25
const pieceLength = 10

const graphemes = new Intl.Segmenter('de', { granularity: 'grapheme' })

/** Makes the function that prepares texts for these fonts; line breaks stay, words that are too long for a column may break. */
export function createPrintable(families: readonly FontFamily[]): (text: string) => string {
  const coverages = families.map(({ files }) => files.map((file) => fontCoverage(readFileSync(file))).reduce(intersection))
  return (text) =>
    text
      .replace(/\r\n?|[\u0085\u2028\u2029]/g, '\n')
      .replaceAll('\t', ' ')
      .split('\n')
      .map((line) => breakable(symbolsOf(line, coverages)))
      .join('\n')
}

type Coverage = ReadonlySet<number>

function intersection(one: Coverage, other: Coverage): Coverage {
  return new Set([...one].filter((point) => other.has(point)))
}

/** What is printed one after the other: a grapheme, or the number of a character that cannot be shown. */
function symbolsOf(line: string, coverages: readonly Coverage[]): string[] {
  return [...graphemes.segment(line)].flatMap(({ segment, index }) => {
    const characters = [...segment]
    if (index === 0 && combining.test(segment)) return characters.map(written)
    const family = coverages.find((covered) => characters.every(isShownBy(covered))) ?? coverages.find(isBaseShown(characters))
    if (!family) return characters.map(written)
    const [shown, hidden] = [characters.filter(isShownBy(family)), characters.filter((character) => !isShownBy(family)(character))]
    return [shown.join(''), ...hidden.map(written)]
  })
}

function isShownBy(covered: Coverage): (character: string) => boolean {
  return (character) => covered.has(pointOf(character)) && !neverPrinted.test(character)
}

function isBaseShown([base]: readonly string[]): (covered: Coverage) => boolean {
  return (covered) => base !== undefined && isShownBy(covered)(base)
}

function pointOf(character: string): number {
  return character.codePointAt(0) ?? 0
}

function written(character: string): string {
  return `[U+${pointOf(character).toString(16).toUpperCase().padStart(4, '0')}]`
}

/** Joins the symbols of a line; a word that is too long for a column may break after every few of them. */
function breakable(symbols: readonly string[]): string {
  return wordsOf(symbols)
    .map((word) => (word.join('').length > longWord ? piecesOf(word).join(breakHere) : word.join('')))
    .join(' ')
}

function wordsOf(symbols: readonly string[]): string[][] {
  const words: string[][] = [[]]
  for (const symbol of symbols) {
    if (symbol === ' ') words.push([])
    else words.at(-1)?.push(symbol)
  }
  return words
}

function piecesOf(word: readonly string[]): string[] {
  const pieces: string[] = []
  for (const symbol of word) {
    const last = pieces.at(-1)
    if (last === undefined || last.length >= pieceLength) pieces.push(symbol)
    else pieces[pieces.length - 1] = last + symbol
  }
  return pieces
}
