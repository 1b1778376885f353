// What is done to a picture: decoded, looked at, drawn anew. Takes seconds on a slow phone, so it runs in a worker where it may.
import type { Limits } from '@aufenthalt/model'
import { greyOf, type PhotoRemark, remarksOn } from './look-at-pixels.ts'

/** A picture as it will be sent, with a small one to show. */
export type WorkedPicture =
  | {
      readonly kind: 'ready'
      readonly file: Blob
      readonly mimeType: string
      readonly small?: Blob
      readonly remarks?: readonly PhotoRemark[]
    }
  | { readonly kind: 'unreadable' }

/** A picture as a page of a document. */
export type PicturePage = { readonly jpeg: Blob; readonly width: number; readonly height: number }

/** A page of A4 at 240 dpi has 2,807 pixels; a photo of it keeps its print readable. */
const longestSide = 2_800

/** Pictures up to here stay as they are. */
const keptAsItIs = { bytes: 2_500_000, side: 4_096 }

const lookedAtSide = 900
const smallSide = 160

/** Draws a picture anew in another size; what was hidden in the file is gone. Transparent places become white, as on paper. */
function draw(picture: ImageBitmap | OffscreenCanvas, side: number): OffscreenCanvas {
  const scale = Math.min(1, side / Math.max(picture.width, picture.height))
  const canvas = new OffscreenCanvas(Math.max(1, Math.round(picture.width * scale)), Math.max(1, Math.round(picture.height * scale)))
  const context = canvas.getContext('2d', { willReadFrequently: side === lookedAtSide })
  if (!context) throw new Error('No canvas')
  context.fillStyle = 'white'
  context.fillRect(0, 0, canvas.width, canvas.height)
  context.imageSmoothingQuality = 'high'
  context.drawImage(picture, 0, 0, canvas.width, canvas.height)
  return canvas
}

const jpegOf = (canvas: OffscreenCanvas, quality: number) => canvas.convertToBlob({ type: 'image/jpeg', quality })

/** Draws a picture as a page: upright, without hidden data, JPEG. */
export async function drawAsPage(file: Blob): Promise<PicturePage> {
  const bitmap = await createImageBitmap(file)
  const canvas = draw(bitmap, longestSide)
  bitmap.close()
  return { jpeg: await jpegOf(canvas, 0.85), width: canvas.width, height: canvas.height }
}

/** Looks at a picture and makes it smaller where it is larger than anyone needs. One that the browser cannot read goes as it is, if it may. */
export async function workOnPicture(file: Blob, mimeType: string, limits: Limits): Promise<WorkedPicture> {
  const isTaken = limits.mimeTypes.includes(mimeType)
  const bitmap = await createImageBitmap(file).catch(() => undefined)
  if (!bitmap) return isTaken ? { kind: 'ready', file, mimeType } : { kind: 'unreadable' }
  const isSmall = isTaken && file.size <= keptAsItIs.bytes && Math.max(bitmap.width, bitmap.height) <= keptAsItIs.side
  const page = draw(bitmap, longestSide)
  bitmap.close()
  const scaled = isSmall ? file : await jpegOf(page, 0.85)
  const sent = isTaken && scaled.size >= file.size ? { file, mimeType } : { file: scaled, mimeType: 'image/jpeg' }
  const seen = draw(page, lookedAtSide)
  const pixels = seen.getContext('2d')?.getImageData(0, 0, seen.width, seen.height)
  const small = await jpegOf(draw(seen, smallSide), 0.8)
  return { kind: 'ready', ...sent, small, remarks: pixels ? remarksOn(greyOf(pixels)) : [] }
}
