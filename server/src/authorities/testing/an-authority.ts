import { randomUUID } from 'node:crypto'
import { type AuthorityId, toAuthorityId } from '../../database/authority-id.ts'
import type { WithAuthority } from '../../database/with-authority.ts'
import { type NewAuthority, replaceAuthority } from '../store.ts'

/** Fictitious authorities for tests. */
export const musterstadt: AuthorityId = toAuthorityId('12999001')
export const beispielkreis: AuthorityId = toAuthorityId('12999002')

/** A fictitious authority that offers one service, with what a test wants different. */
function anAuthority(changes: Partial<NewAuthority> = {}): NewAuthority {
  return {
    name: 'Ausländerbehörde Musterstadt',
    land: '12',
    address: 'Musterplatz 1, 00000 Musterstadt',
    email: 'abh@musterstadt.example',
    phone: '+49 30 00000000',
    theme: { accent: '#005ea5' },
    origins: ['https://www.musterstadt.example'],
    embedding: 'frame',
    profiles: [{ profile: '1' }],
    destination_id: randomUUID(),
    fit_connect_api: 'v2',
    region: null,
    is_test: true,
    services: [
      {
        service: 'at-erwerbstaetigkeit',
        publicService: { name: 'Aufenthaltstitel zur Erwerbstätigkeit', identifier: 'urn:aufenthalt:leistung:at-erwerbstaetigkeit' },
      },
    ],
    ...changes,
  }
}

/** Inserts an authority; `withAuthority` must be the owner's. */
export async function seedAuthority(withAuthority: WithAuthority, authorityId: AuthorityId, changes: Partial<NewAuthority> = {}) {
  const authority = anAuthority(changes)
  await withAuthority(authorityId, (tx) => replaceAuthority(tx, authorityId, authority))
  return authority
}
