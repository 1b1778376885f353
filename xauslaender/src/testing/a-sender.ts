import type { Sender } from '../profiles/parties.ts'

/** The sender of a platform that has not been entered in the DVDV: plainly fictitious. */
export const aSender: Sender = {
  key: 'dbs:aufenthalt-demo',
  name: 'Aufenthalt-Plattform (Vorführung)',
  email: 'dienst@aufenthalt.example',
  address: { street: 'Musterstraße', houseNumber: '1', postcode: '00000', town: 'Musterstadt' },
}
