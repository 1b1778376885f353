// Codecs of single values as every profile writes them.
import { coded, country, text } from './codecs.ts'

/** A code of a list of ours; its version is that of the online service. */
export const ours = (list: string) => coded(`urn:aufenthalt:codeliste:${list}`)

const destatis = 'urn:de:bund:destatis:bevoelkerungsstatistik:schluessel'

/** A state. */
export const state = country(`${destatis}:staat`)

/** A nationality. */
export const nationality = country(`${destatis}:staatsangehoerigkeit`)

/** A day, `YYYY-MM-DD`. */
export const date = text()

/** Euros with two decimals. */
export const money = text()

/** A name (DIN 91379, data type A). */
export const name = text(120)

/** One line (data type B). */
export const line = text(255)

/** Several lines (data type C). */
export const freeText = text(4000)

/** An e-mail address. */
export const email = text(254)
