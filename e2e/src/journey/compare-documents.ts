import { createHash } from 'node:crypto'
import type { AttachmentKept } from '@aufenthalt/model'
import { demoDocument } from '../documents/demo-document.ts'
import type { CaseDocument } from './case-system-client.ts'
import type { Sample, SampleDocument } from './sample.ts'

/** Which documents of a sample lie in the case as they should; codes only. */
export type DocumentComparison = { readonly documents: number; readonly differentDocuments: readonly string[] }

/**
 * Compares every document of the sample with the case, byte by byte by hash: a PDF with what was uploaded, an image (which the platform draws
 * anew) with what the platform announced at the upload. A document too many differs as well.
 * @param kept what the platform announced, in the order of the uploads
 */
export function compareDocuments(sample: Sample, kept: readonly AttachmentKept[], filed: readonly CaseDocument[]): DocumentComparison {
  const different = sample.documents.filter((document, index) => {
    const announced = kept[index]
    const found = filed.find(({ attachmentId }) => attachmentId === announced?.attachmentId)
    return !found || !announced || !isSame(sample, document, announced, found)
  })
  const surplus = filed.length > sample.documents.length ? ['too-many'] : []
  return { documents: sample.documents.length, differentDocuments: [...different.map(({ code }) => code), ...surplus] }
}

function isSame({ name }: Sample, { code, file, filename }: SampleDocument, announced: AttachmentKept, filed: CaseDocument): boolean {
  const { bytes, mimeType } = demoDocument(file, `${name}/${filename}`)
  const isUnchanged = mimeType !== 'application/pdf' || filed.sha256 === createHash('sha256').update(bytes).digest('hex')
  return isUnchanged && filed.sha256 === announced.sha256 && filed.code === code && filed.mimeType === mimeType
}
