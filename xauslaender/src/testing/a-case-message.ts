import { type CaseMessage, senderOf } from '@aufenthalt/model'
import type { Sender } from '../profiles/parties.ts'
import type { ProfileId } from '../profiles/profile.ts'
import { type Parties, writeMessage } from '../write/write-message.ts'
import { aSender } from './a-sender.ts'

/** An authority that sends messages: plainly fictitious. */
export const anAuthority: Sender = {
  key: 'ags:12999001',
  name: 'Ausländerbehörde Musterstadt',
  email: 'auslaenderbehoerde@musterstadt.example',
  address: { street: 'Musterplatz', houseNumber: '1', postcode: '00000', town: 'Musterstadt' },
}

/** Who sends a message of this kind to whom: authority and platform. */
export function partiesOf(kind: CaseMessage['kind'], test = true): Parties {
  const isFromAuthority = senderOf(kind) === 'authority'
  const [sender, { key, name }] = isFromAuthority ? [anAuthority, aSender] : [aSender, anAuthority]
  return { sender, reader: { key, name }, test }
}

/** A message of the reply channel between the fictitious authority and the fictitious platform. */
export const aCaseMessage = (id: ProfileId, message: CaseMessage): string => writeMessage(id, message, partiesOf(message.kind))
