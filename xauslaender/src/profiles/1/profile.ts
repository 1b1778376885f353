import type { Profile } from '../profile.ts'
import { attachmentRows } from './attachments.ts'
import { blockRows } from './blocks.ts'
import { headerRows } from './header.ts'

/** Profile 1: our own message, XInneres-like; not the official one, whose schemas are not public. */
export const profile1: Profile = {
  id: '1',
  namespace: 'urn:aufenthalt:nachricht:antrag:1',
  standard: { name: 'Aufenthalt-Nachricht', version: '1' },
  root: 'antrag',
  rows: [...headerRows, ...blockRows, ...attachmentRows],
  schemas: ['antrag.xsd', 'kopf.xsd', 'bloecke.xsd', 'basis.xsd'],
}
