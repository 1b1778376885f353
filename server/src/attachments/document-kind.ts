/** Kinds of documents that are accepted; what a file is, its first bytes decide and not its name. */
export type DocumentMimeType = 'application/pdf' | 'image/jpeg' | 'image/png'

const signatures: readonly { readonly mimeType: DocumentMimeType; readonly starts: string }[] = [
  { mimeType: 'application/pdf', starts: '%PDF-' },
  { mimeType: 'image/jpeg', starts: '\xff\xd8\xff' },
  { mimeType: 'image/png', starts: '\x89PNG\r\n\x1a\n' },
]

/** What a file is by its content; undefined for everything that is not accepted. */
export function documentKind(bytes: Uint8Array): DocumentMimeType | undefined {
  const start = Buffer.from(bytes.subarray(0, 8)).toString('latin1')
  return signatures.find(({ starts }) => start.startsWith(starts))?.mimeType
}
