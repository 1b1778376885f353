import { MessageError } from '../canonical/message-error.ts'
import type { Node } from '../profiles/node.ts'

/** Everything outside the production Char of XML 1.0, section 2.2: controls but tab and line breaks, surrogates, U+FFFE, U+FFFF. */
const notAllowed = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/u

/** A bare carriage return would be read as a line feed (XML 1.0, section 2.11). */
const inText: { readonly [character: string]: string } = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '\r': '&#13;' }

/** In attributes white space would be read as a space (section 3.3.3). */
const inAttribute: { readonly [character: string]: string } = { ...inText, '"': '&quot;', '\t': '&#9;', '\n': '&#10;' }

/**
 * Writes a node and what is in it as indented XML. Text stands untouched between its tags, so that leading and trailing spaces survive.
 * @throws MessageError `character-not-allowed` before anything is lost
 */
export function serialise({ name, attributes = {}, content }: Node, indent = ''): string {
  const tag = Object.entries(attributes).reduce((open, [key, value]) => `${open} ${key}="${escaped(value, inAttribute)}"`, name)
  if (typeof content === 'string') return `${indent}<${tag}>${escaped(content, inText)}</${name}>\n`
  return `${indent}<${tag}>\n${content.map((child) => serialise(child, `${indent}  `)).join('')}${indent}</${name}>\n`
}

function escaped(value: string, entities: { readonly [character: string]: string }): string {
  if (notAllowed.test(value)) throw new MessageError('character-not-allowed')
  return value.replace(/[&<>\r"\t\n]/g, (character) => entities[character] ?? character)
}
