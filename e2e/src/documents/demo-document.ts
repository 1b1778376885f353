import { createHash } from 'node:crypto'
import { jpegOf } from './jpeg.ts'
import { pdfOf } from './pdf.ts'
import { pngOf } from './png.ts'

/** A document of a sample, made on the spot. */
export type DemoDocument = { readonly bytes: Uint8Array; readonly mimeType: string }

const columns = 24

/** A pattern that another seed does not have. */
function greysOf(seed: string): number[] {
  const digest = createHash('sha256').update(seed).digest()
  return Array.from({ length: columns * 16 }, (_, index) => digest[(index * 7 + Math.floor(index / columns)) % digest.length] ?? 0)
}

const makers: { readonly [extension: string]: (seed: string) => DemoDocument } = {
  jpg: (seed) => ({ bytes: jpegOf(greysOf(seed), columns), mimeType: 'image/jpeg' }),
  png: (seed) => ({ bytes: pngOf(greysOf(seed), columns), mimeType: 'image/png' }),
  pdf: (seed) => ({ bytes: pdfOf(`Demo document ${createHash('sha256').update(seed).digest('hex')}`), mimeType: 'application/pdf' }),
}

/**
 * Makes a small real file of the kind that the name's ending says; another seed gives other content.
 * @throws for an ending that no demo document has
 */
export function demoDocument(file: string, seed: string): DemoDocument {
  const make = makers[file.slice(file.lastIndexOf('.') + 1)]
  if (!make) throw new Error(`No demo document of this kind: ${file}`)
  return make(seed)
}
