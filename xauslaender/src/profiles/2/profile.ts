import { enclosureRows } from '../enclosures.ts'
import { fachangabeWith } from '../fachangabe.ts'
import type { Profile } from '../profile.ts'
import { blockRows } from './blocks.ts'
import { partialDate } from './codecs.ts'
import { headerRows } from './header.ts'
import { messages2 } from './messages.ts'

const fachangabe = fachangabeWith(partialDate)

/** Profile 2: our own message, XInneres-like; not the official one, whose schemas are not public. */
export const profile2: Profile = {
  id: '2',
  namespace: 'urn:aufenthalt:nachricht:antrag:2',
  standard: { name: 'Aufenthalt-Nachricht', version: '2' },
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
  messages: messages2,
}
