import { formsOf, type Needle } from './needle.ts'

/** Names of the needles that bytes contain, in any of their forms. */
export type Search = (bytes: Uint8Array) => string[]

type Form = { readonly name: string; readonly bytes: Buffer }

/** So few bytes occur by chance in a database. */
const shortest = 8

const keyAt = (bytes: Uint8Array, at: number) => ((bytes[at] ?? 0) << 16) | ((bytes[at + 1] ?? 0) << 8) | (bytes[at + 2] ?? 0)

/** Forms by their first three bytes, and a quick answer to whether there are any. */
type Table = { readonly beginnings: Uint8Array; readonly forms: ReadonlyMap<number, readonly Form[]> }

function tableOf(needles: readonly Needle[]): Table {
  const beginnings = new Uint8Array(1 << 24)
  const forms = new Map<number, Form[]>()
  for (const needle of needles) {
    if (needle.bytes.length < shortest) throw new Error(`Too short to be looked for: ${needle.name}`)
    for (const bytes of formsOf(needle)) {
      const key = keyAt(bytes, 0)
      beginnings[key] = 1
      forms.set(key, [...(forms.get(key) ?? []), { name: needle.name, bytes }])
    }
  }
  return { beginnings, forms }
}

/** Prepares a search for all needles at once: one pass over the bytes, with a look at every place that begins like one of the forms. */
export function createSearch(needles: readonly Needle[]): Search {
  const { beginnings, forms } = tableOf(needles)
  return (bytes) => {
    const found = new Set<string>()
    const within = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    for (let at = 0; at + shortest <= within.length; at += 1) {
      const key = keyAt(within, at)
      if (beginnings[key] === 1)
        for (const { name } of (forms.get(key) ?? []).filter((form) => isAt(within, at, form.bytes))) found.add(name)
    }
    return [...found]
  }
}

const isAt = (bytes: Buffer, at: number, form: Buffer) =>
  at + form.length <= bytes.length && bytes.compare(form, 0, form.length, at, at + form.length) === 0

/** Looks into places one after the other. @returns one line per needle and place: `what in where` */
export async function searchPlaces(search: Search, places: AsyncIterable<Place> | Iterable<Place>): Promise<SearchResult> {
  const hits: string[] = []
  let bytes = 0
  let looked = 0
  for await (const place of places) {
    bytes += place.bytes.length
    looked += 1
    hits.push(...search(place.bytes).map((name) => `${name} in ${place.name}`))
  }
  return { hits, places: looked, bytes }
}

/** Where something could lie. The name is safe to print. */
export type Place = { readonly name: string; readonly bytes: Uint8Array }

/** What was found, and how much was looked through. */
export type SearchResult = { readonly hits: readonly string[]; readonly places: number; readonly bytes: number }
