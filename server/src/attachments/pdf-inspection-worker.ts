// A thread that reads PDFs of strangers object by object.
import { EncryptedPDFError, ParseSpeeds, PDFContext, PDFDocument, type PDFObject } from '@cantoo/pdf-lib'
import { answerTasks } from '../pdf/answer-tasks.ts'
import { hasActiveContent, hasActiveNames } from './find-active-content.ts'
import { hasHugePicture, hidesItsSize, isUnpackedTooLarge } from './unpacked-size.ts'

/** What is the matter with a PDF. */
export type PdfFinding = 'harmless' | 'password' | 'active-content' | 'unpacked-size' | 'too-many-pixels' | 'damaged'

/** Matches `/Encrypt 12 0 R` and `/Encrypt <<`; the entry itself is never encrypted. */
const encrypted = /\/Encrypt\s*(?:\d+\s+\d+\s+R|<<)/

/**
 * Every object that was read, also one that a later object of the same number replaces: which of both counts, a viewer decides by the file's own table,
 * and that may lie.
 */
const parsed: PDFObject[] = []
const { assign } = PDFContext.prototype
PDFContext.prototype.assign = function (ref, object) {
  parsed.push(object)
  assign.call(this, ref, object)
}

answerTasks(inspect)

function findIn(context: PDFContext, text: string): PdfFinding {
  if (hasActiveContent(parsed, context) || hasActiveNames(text)) return 'active-content'
  if (hidesItsSize(parsed, context)) return 'unpacked-size'
  return hasHugePicture(parsed, context) ? 'too-many-pixels' : 'harmless'
}

async function inspect(bytes: Uint8Array): Promise<PdfFinding> {
  parsed.length = 0
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (await isUnpackedTooLarge(file)) return 'unpacked-size'
  const text = file.toString('latin1')
  try {
    const document = await PDFDocument.load(bytes, { throwOnInvalidObject: true, updateMetadata: false, parseSpeed: ParseSpeeds.Fastest })
    if (document.getPageCount() < 1) return 'damaged'
    return findIn(document.context, text)
  } catch (error) {
    return error instanceof EncryptedPDFError || encrypted.test(text) ? 'password' : 'damaged'
  }
}
