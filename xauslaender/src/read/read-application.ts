import { type XmlDocument, XmlElement, XmlXPath } from 'libxml2-wasm'
import type { CanonicalApplication } from '../canonical/application.ts'
import { MessageError } from '../canonical/message-error.ts'
import { withDocument } from '../check/open-document.ts'
import { readRows } from '../profiles/mapping.ts'
import type { Node } from '../profiles/node.ts'
import type { Message, Profile, ProfileId, Sender } from '../profiles/profile.ts'
import { profiles } from '../profiles/profiles.ts'

/** What a message says, and who sent it. */
export type ReadMessage = { readonly profile: ProfileId; readonly application: CanonicalApplication; readonly sender: Sender }

/**
 * Reads a message of any profile. It does not validate: let the checker do that first.
 * @throws MessageError `too-large`, `doctype-refused`, `not-well-formed`, `unknown-profile`, `incomplete`
 */
export const readApplication = (xml: string): ReadMessage => withDocument(xml, readDocument)

/** The elements inside an element; stepping from sibling to sibling fails at a processing instruction. Compiled once, never disposed. */
const elements = XmlXPath.compile('*')

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

function toNode(element: XmlElement): Node {
  const attributes = Object.fromEntries(element.attrs.map(({ name, value }) => [name, value]))
  const children = element.find(elements).filter((child) => child instanceof XmlElement)
  return { name: element.name, attributes, content: children.length === 0 ? element.content : children.map(toNode) }
}
