import type { CaseMessage } from '@aufenthalt/model'
import { writeRows } from '../profiles/mapping.ts'
import { node } from '../profiles/node.ts'
import type { Reader, Sender } from '../profiles/parties.ts'
import type { ProfileId } from '../profiles/profile.ts'
import { getProfile } from '../profiles/profiles.ts'
import { product } from './product.ts'
import { serialise } from './serialise.ts'

/** Who sends a message to whom; a test message must not be processed productively. */
export type Parties = { readonly sender: Sender; readonly reader: Reader; readonly test: boolean }

/**
 * Writes a message of the reply channel as XML of a profile; the same input gives the same bytes. It does not check: let `checkMessage` do that first.
 * @throws MessageError `character-not-allowed`, `unknown-profile`
 */
export function writeMessage(id: ProfileId, message: CaseMessage, { sender, reader, test }: Parties): string {
  const { namespace, standard, kinds } = getProfile(id).messages
  const { root, rows } = kinds[message.kind]
  const attributes = {
    'xmlns:rueckkanal': namespace,
    ...product,
    standard: standard.name,
    version: standard.version,
    ...(test && { test: 'Testnachricht' }),
  }
  const content = writeRows(rows, { ...message, sender, reader }, { listVersion: '1' })
  return `<?xml version="1.0" encoding="UTF-8"?>\n${serialise(node(`rueckkanal:${root}`, content, attributes))}`
}
