import type { ProfileId } from '../../xauslaender/src/index.ts'

/** An authority of the demo: plainly fictitious, with a destination of its own. */
export type DemoAuthority = {
  readonly ags: string
  readonly name: string
  readonly town: string
  readonly destinationId: string
  readonly accent: string
  /** How the authority decided that the service is embedded. */
  readonly embedding: 'frame' | 'inline'
  /** Version of the Submission API over which its destination is reached. */
  readonly fitConnectApi: 'v1' | 'v2'
  /** Which message its case system reads, and from which day another one. */
  readonly profiles: readonly { readonly profile: ProfileId; readonly from?: string }[]
}

/** The three authorities of the demo and of the tests. */
export const demoAuthorities: readonly DemoAuthority[] = [
  {
    ags: '12999001',
    name: 'Ausländerbehörde Musterstadt',
    town: 'Musterstadt',
    destinationId: '00000000-0000-4000-8000-000012999001',
    accent: '#1d5c4b',
    fitConnectApi: 'v2',
    embedding: 'frame',
    profiles: [{ profile: '1' }],
  },
  {
    ags: '12999002',
    name: 'Ausländerbehörde Beispielkreis',
    town: 'Beispielhausen',
    destinationId: '00000000-0000-4000-8000-000012999002',
    accent: '#17365c',
    fitConnectApi: 'v2',
    embedding: 'frame',
    profiles: [{ profile: '2' }],
  },
  {
    ags: '08999003',
    name: 'Ausländerbehörde Neustadt am Beispiel',
    town: 'Neustadt am Beispiel',
    destinationId: '00000000-0000-4000-8000-000008999003',
    accent: '#7a1f3d',
    fitConnectApi: 'v1',
    embedding: 'inline',
    profiles: [{ profile: '1' }, { profile: '2', from: '2027-01-01' }],
  },
]

/** The service as FIT-Connect names it. Real keys of the Leistungskatalog are configuration; this one is the example of FITKO's documentation. */
export const demoPublicService = {
  name: 'Aufenthaltstitel zur Erwerbstätigkeit (Vorführung)',
  identifier: 'urn:de:fim:leika:leistung:99123456760610',
}

/** Who sends in the demo: nobody whom the DVDV knows. */
export const demoSender = {
  SENDER_KEY: 'dbs:aufenthalt-demo',
  SENDER_NAME: 'Aufenthalt-Plattform (Vorführung)',
  SENDER_EMAIL: 'dienst@aufenthalt.example',
  SENDER_STREET: 'Musterstraße',
  SENDER_HOUSE_NUMBER: '1',
  SENDER_POSTCODE: '00000',
  SENDER_TOWN: 'Musterstadt',
}

/** Whose address stands in reminders: nothing that says what they are about. */
export const demoMailFrom = 'erinnerung@dienst.example'
