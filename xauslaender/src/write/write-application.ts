import type { CanonicalApplication } from '../canonical/application.ts'
import type { DestatisKeys } from '../profiles/codec.ts'
import { writeRows } from '../profiles/mapping.ts'
import { node } from '../profiles/node.ts'
import type { Sender } from '../profiles/parties.ts'
import type { Message, ProfileId } from '../profiles/profile.ts'
import { getProfile } from '../profiles/profiles.ts'
import { product } from './product.ts'
import { serialise } from './serialise.ts'

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
