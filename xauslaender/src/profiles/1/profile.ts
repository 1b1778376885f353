import { partialDate } from '../codecs.ts'
import { enclosureRows } from '../enclosures.ts'
import { fachangabeWith } from '../fachangabe.ts'
import type { Profile } from '../profile.ts'
import { blockRows } from './blocks.ts'
import { headerRows } from './header.ts'
import { messages1 } from './messages.ts'

const fachangabe = fachangabeWith(partialDate)

/** Profile 1: our own message, XInneres-like; not the official one, whose schemas are not public. */
export const profile1: Profile = {
  id: '1',
  namespace: 'urn:aufenthalt:nachricht:antrag:1',
  standard: { name: 'Aufenthalt-Nachricht', version: '1' },
  root: 'antrag',
  rows: [...headerRows, ...blockRows, ...enclosureRows(fachangabe.codec)],
  fachangaben: fachangabe.limits,
  schemas: [
    'antrag.xsd',
    'kopf.xsd',
    'anliegen.xsd',
    'person.xsd',
    'aufenthalt.xsd',
    'familie.xsd',
    'arbeit.xsd',
    'lebensunterhalt.xsd',
    'verhalten.xsd',
    'fachangaben.xsd',
    'basis.xsd',
  ],
  messages: messages1,
}
