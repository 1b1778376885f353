// What profile 2 writes in another way than profile 1.
import type { Codec } from '../codec.ts'
import { coded } from '../codecs.ts'
import { childrenOf, childText, type Node, node, textOf } from '../node.ts'
import { nationality } from '../value-codecs.ts'

/** Sex, by version 2 of the list of XInneres. */
export const sex = coded('urn:xoev-de:xinneres:codeliste:geschlecht', '2')

/** Zeros stand for what is not known: `1990-02-00`, `1990-00-00`, `0000-00-00`. */
export const partialDate: Codec<string> = {
  write: (value) => ({ content: value === 'unknown' ? '0000-00-00' : `${value}-00-00`.slice(0, 10) }),
  read: (element) => {
    const [year = '', ...rest] = textOf(element).split('-')
    return year === '0000' ? 'unknown' : [year, ...rest.filter((part) => part !== '00')].join('-')
  },
}

/** A number of up to four digits, and whatever follows it. */
export const houseNumber: Codec<string> = {
  write: (value) => {
    const [, number = '', addition = ''] = /^([0-9]{0,4})(.*)$/su.exec(value) ?? []
    const parts = [node('nummer', number), node('zusatz', addition)]
    return { content: parts.filter(({ content }) => content !== '') }
  },
  read: (element) => childText(element, 'nummer') + childText(element, 'zusatz'),
  limit: { maxLength: 9 },
}

/** Nobody's state is no state: it has an element of its own. */
const withoutState: { readonly [code: string]: string } = { XS: 'staatenlos', XU: 'ungeklaert' }
const codeOf: { readonly [element: string]: string } = Object.fromEntries(Object.entries(withoutState).map(([code, name]) => [name, code]))

/** All nationalities in one element, in the order in which they were given. */
export const nationalities: Codec<readonly string[]> = {
  write: (codes, context) => ({
    content: codes.map((code): Node => {
      const element = withoutState[code]
      return element === undefined ? { name: 'staat', ...nationality.write(code, context) } : node(element, 'true')
    }),
  }),
  read: (element) => childrenOf(element).map((child) => codeOf[child.name] ?? nationality.read(child)),
  limit: { maxEntries: 20 },
}

/** Periods of pay: version 2 of our list has other codes. */
const newCodes: { readonly [code: string]: string } = { year: 'JAHR', month: 'MONAT', hour: 'STUNDE' }
const oldCodes: { readonly [code: string]: string } = Object.fromEntries(Object.entries(newCodes).map(([code, newCode]) => [newCode, code]))
const period = coded('urn:aufenthalt:codeliste:entgeltzeitraum', '2')

/** A period of pay, by version 2 of our list. */
export const payPeriod: typeof period = {
  write: ({ code, ...name }, context) => period.write({ code: newCodes[code] ?? code, ...name }, context),
  read: (element) => {
    const { code, ...name } = period.read(element)
    return { code: oldCodes[code] ?? code, ...name }
  },
}
