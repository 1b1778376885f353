import type { FieldKind } from '@aufenthalt/model'
import type { Fachangabe, TypedValue } from '../canonical/application.ts'
import type { Coded } from '../canonical/values.ts'
import type { Codec, Limit } from './codec.ts'
import { coded, country, integer, text, yesNo } from './codecs.ts'
import { childOf, childrenOf, childText, node } from './node.ts'

const choice = coded('urn:aufenthalt:codeliste:fachangabe')
const state = country('urn:de:bund:destatis:bevoelkerungsstatistik:schluessel:staat')
const maxEntries = 200

/** A value that holds several: an element around one element each. */
const several = <Item>(element: string, codec: Codec<Item>): Codec<readonly Item[]> => ({
  write: (items, context) => ({ content: items.map((item) => ({ name: element, ...codec.write(item, context) })) }),
  read: (parent) => childrenOf(parent).map((child) => codec.read(child)),
  limit: { ...codec.limit, maxEntries },
})

type ValueElement = { readonly element: string; readonly codec: Codec<unknown> }

const valueElement = <Value>(element: string, codec: Codec<Value>): ValueElement => ({ element, codec: codec as Codec<unknown> })

/** What a profile writes answers without a typed block with, and what each kind may be at most. */
export type FachangabeCodec = { readonly codec: Codec<Fachangabe>; readonly limits: { readonly [kind: string]: Limit } }

/** An answer without a typed block: id, German label, and a value whose element says its kind. Groups hold such answers again. */
export function fachangabeWith(partialDate: Codec<string>): FachangabeCodec {
  const codec: Codec<Fachangabe> = {
    write: ({ id, label, kind, value }, context) => {
      const { element, codec } = values[kind]
      return {
        content: [node('kennung', id), node('bezeichnung', label), node('wert', [{ name: element, ...codec.write(value, context) }])],
      }
    },
    read: (parent) => {
      const [element] = childrenOf(childOf(parent, 'wert') ?? { content: [] })
      const kind = kinds.get(element?.name ?? '') ?? 'text'
      const value = values[kind].codec.read(element ?? node('text', ''))
      return { id: childText(parent, 'kennung'), label: childText(parent, 'bezeichnung'), ...({ kind, value } as TypedValue) }
    },
  }
  const values: { readonly [Kind in FieldKind]: ValueElement } = {
    ...plainValues,
    'partial-date': valueElement('teilbekanntesDatumMitUnbekannt', partialDate),
    group: valueElement('gruppe', several('eintrag', several('fachangabe', codec))),
  }
  const kinds = new Map(Object.entries(values).map(([kind, { element }]) => [element, kind as FieldKind] as const))
  return {
    codec,
    limits: Object.fromEntries(
      Object.entries(values).map(
        ([
          kind,
          {
            codec: { limit },
          },
        ]) => [kind, { ...limit }],
      ),
    ),
  }
}

const plainValues: { readonly [Kind in Exclude<FieldKind, 'partial-date' | 'group'>]: ValueElement } = {
  name: valueElement('name', text(120)),
  text: valueElement('text', text(255)),
  'long-text': valueElement('freitext', text(4000)),
  date: valueElement('datum', text()),
  'yes-no': valueElement('jaNein', yesNo),
  integer: valueElement('ganzzahl', integer({ min: -999_999_999, max: 999_999_999 })),
  money: valueElement('euro', text()),
  choice: valueElement('auswahl', choice),
  choices: valueElement('mehrfachauswahl', several<Coded>('auswahl', choice)),
  country: valueElement('staat', state),
  countries: valueElement('staaten', several('staat', state)),
  email: valueElement('email', text(254)),
  phone: valueElement('telefon', text(255)),
}
