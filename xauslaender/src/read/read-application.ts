import type { XmlDocument } from 'libxml2-wasm'
import type { CanonicalApplication } from '../canonical/application.ts'
import { MessageError } from '../canonical/message-error.ts'
import { withDocument } from '../check/open-document.ts'
import { readRows } from '../profiles/mapping.ts'
import type { Node } from '../profiles/node.ts'
import type { Sender } from '../profiles/parties.ts'
import type { Message, Profile, ProfileId } from '../profiles/profile.ts'
import { profiles } from '../profiles/profiles.ts'
import { toNode } from './to-node.ts'

/** What a message says, and who sent it. */
export type ReadMessage = { readonly profile: ProfileId; readonly application: CanonicalApplication; readonly sender: Sender }

/**
 * Reads a message of any profile. It does not validate: let the checker do that first.
 * @throws MessageError `too-large`, `doctype-refused`, `not-well-formed`, `unknown-profile`, `incomplete`
 */
export const readApplication = (xml: string): ReadMessage => withDocument(xml, readDocument)

function readDocument({ root }: XmlDocument): ReadMessage {
  const profile = Object.values(profiles).find(({ namespace, root: name }) => namespace === root.namespaceUri && name === root.name)
  if (profile === undefined) throw new MessageError('unknown-profile')
  const { sender, ...application } = readMessage(profile, toNode(root))
  return { profile: profile.id, application, sender }
}

function readMessage(profile: Profile, root: Node): Message {
  const { header, ...rest } = readRows(profile.rows, root) as Partial<Message>
  if (header?.messageId === undefined || header.authority === undefined || rest.sender === undefined) throw new MessageError('incomplete')
  const test = root.attributes?.['test'] !== undefined
  return { fachangaben: [], documents: [], laterDocuments: [], declarations: [], ...rest, header: { ...header, test } } as Message
}
