import type { CanonicalApplication, Header } from '../canonical/application.ts'

/** A plainly fictitious header. */
export const aHeader = (changes: Partial<Header> = {}): Header => ({
  messageId: '6f1c2a34-0b1d-4c52-9a77-5d1e0c9b8a01',
  createdAt: '2026-11-03T09:15:27.123Z',
  authority: { ags: '12999001', name: 'Ausländerbehörde Musterstadt' },
  referenceNumber: 'AT-7K3M-9QXD-2B4R',
  service: 'at-erwerbstaetigkeit',
  version: '2026-11-01',
  language: 'en',
  receivedAt: '2026-11-03T09:15:27.120Z',
  firstAttemptAt: '2026-11-03T09:14:59.001Z',
  effect: 'FX-ERL',
  test: true,
  ...changes,
})

/** A plainly fictitious application with everything that a schema demands, and some more. */
export const anApplication = (changes: Partial<CanonicalApplication> = {}): CanonicalApplication => ({
  header: aHeader(),
  request: { reason: { code: 'VERL', name: 'Verlängerung' }, purpose: { code: '18g1', name: 'Blaue Karte EU' } },
  person: {
    familyName: 'Muster',
    givenNames: 'Mina',
    birthDate: '1990-02-28',
    sex: { code: 'w', name: 'weiblich' },
    birthState: 'IN',
    nationalities: ['IN', 'XU'],
  },
  address: { street: 'Musterweg', houseNumber: '12 a', postcode: '14999', town: 'Musterstadt' },
  work: { kind: { code: 'EMPLOYED' }, start: '2027-01-01', unlimited: true, weeklyHours: 40, grossPay: '4500.00', regulated: false },
  fachangaben: [{ id: 'job.tempWork', label: 'Leiharbeit', kind: 'yes-no', value: false }],
  documents: [
    {
      attachmentId: '6f1c2a34-0b1d-4c52-9a77-5d1e0c9b8a02',
      code: 'D-PASS',
      label: 'Pass',
      filename: 'passport.jpg',
      mimeType: 'image/jpeg',
      bytes: 204_800,
      sha256: '0'.repeat(64),
    },
  ],
  laterDocuments: [{ code: 'D-RENT', name: 'Mietvertrag' }],
  declarations: [{ id: 'decl.truth', textSha256: 'a'.repeat(64), text: 'Meine Angaben sind vollständig und richtig.' }],
  ...changes,
})
