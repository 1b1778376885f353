import { createHash } from 'node:crypto'
import type { Limits } from '@aufenthalt/model'
import { cleanImage } from './clean-image.ts'
import { type DocumentMimeType, documentKind } from './document-kind.ts'
import { hasForeignData, hasLatePdfHeader } from './find-foreign-data.ts'
import { createPdfInspector, type PdfInspector } from './inspect-pdf.ts'
import type { Scan } from './scan-document.ts'

/** Why a document is not taken; each has a text `ui.upload-<code>`. */
export type RefusalCode =
  | 'type'
  | 'size'
  | 'empty'
  | 'password'
  | 'active-content'
  | 'damaged'
  | 'too-many-pixels'
  | 'unpacked-size'
  | 'polyglot'
  | 'virus'

/** A document that may be kept. Images are drawn anew, so the bytes differ from what was sent. */
export type CheckedDocument = {
  readonly kind: 'checked'
  readonly bytes: Uint8Array
  readonly mimeType: DocumentMimeType
  /** Lower-case hex, of the bytes that are kept. */
  readonly sha256: string
  /** No scanner has seen it: where one is configured, now or later, it does not leave the platform before that. */
  readonly unscanned: boolean
}

/** A document that may not. */
type Refused = { readonly kind: 'refused'; readonly code: RefusalCode }

/** A document as it was sent, with the type that the sender says and the limits of the authority. */
type SentBytes = {
  readonly bytes: Uint8Array
  readonly declaredType: string
  readonly limits: Pick<Limits, 'documentBytes' | 'mimeTypes'>
}

/** Checks documents; rejects only when it is too busy to check. */
export type DocumentChecker = {
  readonly checkDocument: (sent: SentBytes) => Promise<CheckedDocument | Refused>
  readonly close: () => Promise<void>
}

type Cleaned = { readonly kind: 'cleaned'; readonly bytes: Uint8Array } | Refused

const refused = (code: RefusalCode): Refused => ({ kind: 'refused', code })

/** What browsers say when they do not know. */
const unknownTypes = ['', 'application/octet-stream']

/** Opens the checker of documents (ASVS V5): by content, against a list of what is allowed, with a virus scanner where one is given. */
export function createDocumentChecker({
  scan,
  inspector = createPdfInspector(),
}: {
  scan?: Scan
  inspector?: PdfInspector
} = {}): DocumentChecker {
  return {
    async checkDocument(sent) {
      const kind = admit(sent)
      if (typeof kind !== 'string') return kind
      const scanned = scan ? await scan(sent.bytes) : 'unavailable'
      if (scanned === 'infected') return refused('virus')
      const cleaned = await clean(sent, kind, inspector)
      if (cleaned.kind === 'refused') return cleaned
      const sha256 = createHash('sha256').update(cleaned.bytes).digest('hex')
      return { kind: 'checked', bytes: cleaned.bytes, mimeType: kind, sha256, unscanned: scanned === 'unavailable' }
    },
    close: inspector.close,
  }
}

/** What costs nothing comes first: size, kind, and whether the file is only one thing. */
function admit({ bytes, declaredType, limits }: SentBytes): DocumentMimeType | Refused {
  if (bytes.length === 0) return refused('empty')
  if (bytes.length > limits.documentBytes) return refused('size')
  const kind = documentKind(bytes)
  if (!kind) return refused(hasLatePdfHeader(bytes) ? 'polyglot' : 'type')
  const declared = declaredType.split(';', 1)[0]?.trim().toLowerCase() ?? ''
  const isDeclared = limits.mimeTypes.includes(declared) || unknownTypes.includes(declared)
  if (!isDeclared || !limits.mimeTypes.includes(kind)) return refused('type')
  return hasForeignData(bytes, kind) ? refused('polyglot') : kind
}

async function clean({ bytes, limits }: SentBytes, kind: DocumentMimeType, inspector: PdfInspector): Promise<Cleaned> {
  if (kind !== 'application/pdf') return cleanImage(bytes, kind, limits.documentBytes)
  const finding = await inspector.inspect(bytes)
  return finding === 'harmless' ? { kind: 'cleaned', bytes } : refused(finding)
}
