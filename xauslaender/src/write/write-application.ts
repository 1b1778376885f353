import type { CanonicalApplication } from '../canonical/application.ts'
import type { DestatisKeys } from '../profiles/codec.ts'
import { writeRows } from '../profiles/mapping.ts'
import { node } from '../profiles/node.ts'
import type { Message, ProfileId, Sender } from '../profiles/profile.ts'
import { getProfile } from '../profiles/profiles.ts'
import { serialise } from './serialise.ts'

/** What writes the message (XInneres: attributes `produkt…` of every message). */
const product = { produkt: 'Aufenthalt', produkthersteller: 'Aufenthalt-Plattform', produktversion: '0.1.0' }

/** Who sends, and the table of Destatis keys where there is one with a source. */
export type WriteOptions = { readonly sender: Sender; readonly destatis?: DestatisKeys | undefined }

/**
 * Writes an application as XML of a profile; the same input gives the same bytes.
 * @throws MessageError `character-not-allowed`, `unknown-profile`
 */
export function writeApplication(id: ProfileId, application: CanonicalApplication, { sender, destatis }: WriteOptions): string {
  const { namespace, root, rows, standard } = getProfile(id)
  const message: Message = { ...application, sender }
  const attributes = {
    [`xmlns:${root}`]: namespace,
    ...product,
    standard: standard.name,
    version: standard.version,
    ...(application.header.test && { test: 'Testnachricht' }),
  }
  const content = writeRows(rows, message, { listVersion: application.header.version, destatis })
  return `<?xml version="1.0" encoding="UTF-8"?>\n${serialise(node(`${root}:${root}`, content, attributes))}`
}
