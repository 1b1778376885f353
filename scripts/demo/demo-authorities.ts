/** An authority of the demo: plainly fictitious, with a destination of its own. */
export type DemoAuthority = {
  readonly ags: string
  readonly name: string
  readonly town: string
  readonly destinationId: string
  readonly accent: string
  /** How the authority decided that the service is embedded. */
  readonly embedding: 'frame' | 'inline'
}

/** The three authorities of the demo and of the tests. */
export const demoAuthorities: readonly DemoAuthority[] = [
  {
    ags: '12999001',
    name: 'Ausländerbehörde Musterstadt',
    town: 'Musterstadt',
    destinationId: '00000000-0000-4000-8000-000012999001',
    accent: '#1d5c4b',
    embedding: 'frame',
  },
  {
    ags: '12999002',
    name: 'Ausländerbehörde Beispielkreis',
    town: 'Beispielhausen',
    destinationId: '00000000-0000-4000-8000-000012999002',
    accent: '#17365c',
    embedding: 'frame',
  },
  {
    ags: '08999003',
    name: 'Ausländerbehörde Neustadt am Beispiel',
    town: 'Neustadt am Beispiel',
    destinationId: '00000000-0000-4000-8000-000008999003',
    accent: '#7a1f3d',
    embedding: 'inline',
  },
]

/** The service as FIT-Connect names it. Real keys of the Leistungskatalog are configuration; this one is the example of FITKO's documentation. */
export const demoPublicService = {
  name: 'Aufenthaltstitel zur Erwerbstätigkeit (Vorführung)',
  identifier: 'urn:de:fim:leika:leistung:99123456760610',
}
