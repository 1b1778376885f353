import { XmlElement, XmlXPath } from 'libxml2-wasm'
import type { Node } from '../profiles/node.ts'

/** The elements inside an element; stepping from sibling to sibling fails at a processing instruction. Compiled once, never disposed. */
const elements = XmlXPath.compile('*')

/** An element of the parser as a node of its own. */
export function toNode(element: XmlElement): Node {
  const attributes = Object.fromEntries(element.attrs.map(({ name, value }) => [name, value]))
  const children = element.find(elements).filter((child) => child instanceof XmlElement)
  return { name: element.name, attributes, content: children.length === 0 ? element.content : children.map(toNode) }
}
