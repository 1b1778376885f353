// What a PDF could do beyond being read: run scripts, start programs, send forms, carry files. Links to pages stay allowed.
import { PDFArray, type PDFContext, PDFDict, PDFHexString, PDFName, type PDFObject, PDFStream, PDFString } from '@cantoo/pdf-lib'

const keys = ['JS', 'JavaScript', 'XFA', 'EmbeddedFiles', 'EF', 'RichMediaContent', 'RichMediaSettings']
const actions = ['JavaScript', 'Launch', 'SubmitForm', 'ImportData', 'GoToE', 'GoToR', 'Rendition', 'Movie', 'Sound', 'RichMediaExecute']
const annotations = ['RichMedia', 'Movie', 'Sound', 'Screen', '3D', 'FileAttachment']

const names = (list: readonly string[]) => list.map((name) => PDFName.of(name))
const forbiddenKeys = names(keys)

/** Entries of a dictionary and the names that make it active (ISO 32000-1, 12.6.4 and 12.5.6). */
const forbiddenValues = [
  { key: PDFName.of('S'), values: names(actions) },
  { key: PDFName.of('Subtype'), values: names(annotations) },
  { key: PDFName.of('Type'), values: names(['EmbeddedFile']) },
]

/** Names that only active content has, as they stand in the file: each letter may also be written `#4a` (ISO 32000-1, 7.3.5). */
const activeNames = new RegExp(['JavaScript', 'Launch', 'SubmitForm', 'ImportData', 'EmbeddedFile', 'RichMedia'].map(spellings).join('|'))

function spellings(name: string): string {
  const letters = [...name].map(
    (letter) =>
      `(?:${letter}|#${letter
        .charCodeAt(0)
        .toString(16)
        .replace(/[a-f]/, (digit) => `[${digit}${digit.toUpperCase()}]`)})`,
  )
  return `/${letters.join('')}`
}

/** Says whether the bytes of a file name active content where a parser may not look. */
export function hasActiveNames(text: string): boolean {
  return activeNames.test(text)
}

/** Says whether one of the objects, or an object inside them, is active. */
export function hasActiveContent(objects: readonly PDFObject[], context: PDFContext): boolean {
  const open = [...objects]
  for (let object = open.pop(); object !== undefined; object = open.pop()) {
    const dictionary = object instanceof PDFStream ? object.dict : object
    if (dictionary instanceof PDFDict) {
      if (isActive(dictionary, context)) return true
      open.push(...dictionary.values())
    }
    if (object instanceof PDFArray) open.push(...object.asArray())
  }
  return false
}

function isActive(dictionary: PDFDict, context: PDFContext): boolean {
  return (
    forbiddenKeys.some((key) => dictionary.has(key)) ||
    forbiddenValues.some(({ key, values }) => values.some((value) => dictionary.get(key) === value)) ||
    startsByItself(dictionary, context) ||
    leadsAstray(dictionary, context)
  )
}

/** Matches addresses that a link may have: pages, mail, telephone, and places in the document itself. */
const harmlessAddress = /^(?:https?:|mailto:|tel:|#|[^:]*$)/i

/** A link that runs or opens something on the device: `javascript:`, `file:`, a share of the network. Or a stream whose bytes lie in another file. */
function leadsAstray(dictionary: PDFDict, context: PDFContext): boolean {
  const address = context.lookup(dictionary.get(PDFName.of('URI')))
  const isText = address instanceof PDFString || address instanceof PDFHexString
  if (isText && !harmlessAddress.test(address.decodeText().trim())) return true
  return dictionary.has(PDFName.of('FFilter')) || (dictionary.has(PDFName.of('Length')) && dictionary.has(PDFName.of('F')))
}

/** Something happens when the document, a page or a field is opened. To show a certain page is not something. */
function startsByItself(dictionary: PDFDict, context: PDFContext): boolean {
  const opening = context.lookup(dictionary.get(PDFName.of('OpenAction')))
  const additional = context.lookup(dictionary.get(PDFName.of('AA')))
  const events = additional instanceof PDFDict ? additional.values().map((event) => context.lookup(event)) : []
  return [opening, ...events].some((action) => action instanceof PDFDict && acts(action))
}

function acts(action: PDFDict): boolean {
  const kind = action.get(PDFName.of('S'))
  return kind !== undefined && kind !== PDFName.of('GoTo')
}
