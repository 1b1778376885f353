import type { Coded } from '../canonical/values.ts'
import type { Codec, Limit } from './codec.ts'
import { childOf, childrenOf, childText, type Node, node, textOf } from './node.ts'

/** Text of at most so many characters. */
export const text = (maxLength?: number): Codec<string> => ({
  write: (content) => ({ content }),
  read: textOf,
  ...(maxLength !== undefined && { limit: { maxLength } }),
})

/** A text that stands behind a fixed prefix, such as a key of the DVDV (`ags:…`). */
export const prefixed = (prefix: string): Codec<string> => ({
  write: (value) => ({ content: prefix + value }),
  read: (element) => textOf(element).slice(prefix.length),
})

/** A whole number. */
export const integer = (limit: Pick<Limit, 'min' | 'max'>): Codec<number> => ({
  write: (value) => ({ content: String(value) }),
  read: (element) => Number(textOf(element)),
  limit,
})

/** Yes or no. */
export const yesNo: Codec<boolean> = {
  write: (value) => ({ content: String(value) }),
  read: (element) => isTrue(textOf(element)),
}

/** True or not there at all (`nichtVorhanden`, `unbekannt`). */
export const flag: Codec<true> = { write: () => ({ content: 'true' }), read: () => true }

/** Both spellings of xs:boolean. */
const isTrue = (content: string): boolean => ['true', '1'].includes(content.trim())

/** A code with its German name (XÖV code data type). Without a fixed version the list has the version of the online service. */
export const coded = (listUri: string, fixedVersion?: string): Codec<Coded> => ({
  write: ({ code, name }, { listVersion }) => ({
    attributes: { listURI: listUri, listVersionID: fixedVersion ?? listVersion },
    content: [node('code', code), ...(name === undefined ? [] : [node('name', name)])],
  }),
  read: (element) => {
    const name = childOf(element, 'name')
    return { code: childText(element, 'code'), ...(name !== undefined && { name: textOf(name) }) }
  },
})

/** `1990-02` and the like, by their length (xida:TeilbekanntesDatumMitUnbekannt). */
const partialDateElements: { readonly [length: number]: string } = { 10: 'jahrMonatTag', 7: 'jahrMonat', 4: 'jahr' }

/** A date of which day, month or everything may be unknown. */
export const partialDate: Codec<string> = {
  write: (value) => ({
    content: [
      value === 'unknown'
        ? node('unbekannt', 'true')
        : node('teilbekanntesDatum', [node(partialDateElements[value.length] ?? 'jahrMonatTag', value)]),
    ],
  }),
  read: (element) => {
    const [known] = childrenOf(childOf(element, 'teilbekanntesDatum') ?? { content: '' })
    return known === undefined ? 'unknown' : textOf(known)
  },
}

const isoStates = { listURI: 'urn:aufenthalt:codeliste:staat', listVersionID: '1' }

/** A state: always our ISO code, and the key of the named Destatis list where a table with a source is given. */
export const country = (destatisListUri: string): Codec<string> => ({
  write: (iso, { destatis }) => {
    const key = destatis?.keyOf(iso)
    const official: Node[] =
      destatis === undefined || key === undefined
        ? []
        : [node('schluessel', [node('code', key)], { listURI: destatisListUri, listVersionID: destatis.listVersion })]
    return { content: [node('staat', [node('code', iso)], isoStates), ...official] }
  },
  read: (element) => childText(childOf(element, 'staat') ?? { content: '' }, 'code'),
})
