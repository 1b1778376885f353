import { ParseOption, XmlDocument, XmlParseError } from 'libxml2-wasm'
import { MessageError } from '../canonical/message-error.ts'

/** Above this a text is no message of ours; documents travel beside it. UTF-16 units. */
export const maxMessageLength = 10_000_000

/** A JavaScript string is decoded already: what the XML declaration says about its encoding is void. */
const options =
  ParseOption.XML_PARSE_NONET | ParseOption.XML_PARSE_NO_XXE | ParseOption.XML_PARSE_NO_SYS_CATALOG | ParseOption.XML_PARSE_IGNORE_ENC

/**
 * Parses a message for as long as `use` runs.
 * @throws MessageError `too-large`, `doctype-refused` (no entity is ever declared), `not-well-formed`
 */
export function withDocument<Result>(xml: string, use: (document: XmlDocument) => Result): Result {
  if (xml.length > maxMessageLength) throw new MessageError('too-large')
  if (xml.includes('<!DOCTYPE')) throw new MessageError('doctype-refused')
  const document = parse(xml)
  try {
    return use(document)
  } finally {
    document.dispose()
  }
}

function parse(xml: string): XmlDocument {
  try {
    return XmlDocument.fromString(xml, { option: options })
  } catch (error) {
    // The parser's own message quotes the input.
    if (error instanceof XmlParseError) throw new MessageError('not-well-formed')
    throw error
  }
}
