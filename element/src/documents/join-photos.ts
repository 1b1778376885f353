import { drawAsPage } from './prepare-picture.ts'
import { writePhotoPdf } from './write-photo-pdf.ts'

/** Makes one PDF of photos, pages in this order. One photo after the other: several decoded at once are too much for a small phone. */
export async function joinPhotos(photos: readonly Blob[]): Promise<Blob> {
  const pages = []
  for (const photo of photos) {
    const { jpeg, width, height } = await drawAsPage(photo)
    pages.push({ jpeg: new Uint8Array(await jpeg.arrayBuffer()), width, height })
  }
  return writePhotoPdf(pages)
}
