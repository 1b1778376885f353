import { execFileSync } from 'node:child_process'
import { PDFDict, PDFDocument, PDFName, type PDFObject, PDFRawStream } from '@cantoo/pdf-lib'

/** From poppler-utils. */
const textReader = 'pdftotext'

/** Reason to skip a test where poppler's reader is not installed; false where they are. */
export const skipWithoutPoppler: string | false = hasPoppler() ? false : 'pdftotext (poppler-utils) is not installed'

function hasPoppler(): boolean {
  try {
    execFileSync(textReader, ['-v'], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}

/** The text of a PDF in reading order, as a reader program gets it. */
export function textOf(pdf: Uint8Array): string {
  return execFileSync(textReader, ['-', '-'], { input: pdf, encoding: 'utf8', stdio: ['pipe', 'pipe', 'ignore'] })
}

/** What a PDF says about its accessibility (ISO 14289-1, 7.1 to 7.3). */
export async function accessibilityOf(pdf: Uint8Array) {
  const document = await PDFDocument.load(pdf, { updateMetadata: false })
  const { catalog, context } = document
  const look = (holder: PDFDict, name: string): PDFObject | undefined => holder.lookup(PDFName.of(name))
  const entry = (holder: string, name: string) => String(look(catalog.lookup(PDFName.of(holder), PDFDict), name))
  const metadata = look(catalog, 'Metadata')
  const dictionaries = context.enumerateIndirectObjects().flatMap(([, object]) => (object instanceof PDFDict ? [object] : []))
  return {
    title: document.getTitle(),
    pages: document.getPageCount(),
    language: document.getLanguage(),
    isTagged: entry('MarkInfo', 'Marked') === 'true',
    showsTitle: entry('ViewerPreferences', 'DisplayDocTitle') === 'true',
    part: metadata instanceof PDFRawStream ? /<pdfuaid:part>(\d)/.exec(Buffer.from(metadata.contents).toString())?.[1] : undefined,
    roles: new Set(dictionaries.map((one) => String(look(one, 'S')).slice(1))),
    alternatives: dictionaries.flatMap((one) => (one.has(PDFName.of('Alt')) ? [one] : [])).length,
    languages: new Set(dictionaries.map((one) => look(one, 'Lang')?.toString()).filter((language) => language !== undefined)),
  }
}
