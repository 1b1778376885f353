import { type CaseMessage, isMessageKind } from '@aufenthalt/model'
import type { XmlDocument } from 'libxml2-wasm'
import { MessageError } from '../canonical/message-error.ts'
import { withDocument } from '../check/open-document.ts'
import { readRows } from '../profiles/mapping.ts'
import type { Reader, Sender } from '../profiles/parties.ts'
import type { ProfileId } from '../profiles/profile.ts'
import { profiles } from '../profiles/profiles.ts'
import { toNode } from './to-node.ts'

/** What a message of the reply channel says, and who sent it to whom. */
export type ReadCaseMessage = {
  readonly profile: ProfileId
  readonly message: CaseMessage
  readonly sender: Sender
  readonly reader: Reader
  readonly test: boolean
}

/**
 * Reads a message of the reply channel of any profile and kind. It does not validate: let the schema check do that before, and `checkMessage` after.
 * @throws MessageError `too-large`, `doctype-refused`, `not-well-formed`, `unknown-profile`, `incomplete`
 */
export const readMessage = (xml: string): ReadCaseMessage => withDocument(xml, readDocument)

function readDocument({ root }: XmlDocument): ReadCaseMessage {
  const profile = Object.values(profiles).find(({ messages }) => messages.namespace === root.namespaceUri)
  const [kind, table] = Object.entries(profile?.messages.kinds ?? {}).find(([, { root: name }]) => name === root.name) ?? []
  if (profile === undefined || table === undefined || !isMessageKind(kind)) throw new MessageError('unknown-profile')
  const element = toNode(root)
  const { sender, reader, ...message } = readRows(table.rows, element) as Partial<ReadCaseMessage & CaseMessage>
  if (sender === undefined || reader === undefined || message.messageId === undefined) throw new MessageError('incomplete')
  const test = element.attributes?.['test'] !== undefined
  return { profile: profile.id, message: { kind, ...message } as CaseMessage, sender, reader, test }
}
