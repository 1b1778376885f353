import sharp, { type Sharp } from 'sharp'
import { createBudget } from './create-budget.ts'

/** An image as it is kept, or why it is not. */
export type CleanedImage =
  | { readonly kind: 'cleaned'; readonly bytes: Uint8Array }
  | { readonly kind: 'refused'; readonly code: 'damaged' | 'too-many-pixels' | 'size' }

/** What phone cameras make; larger ones are made smaller in the browser before they are sent. */
const maxPixels = 50_000_000

/** Bytes of pictures in memory at once, decoded: one of 50 million pixels in three colours, or several smaller ones. */
const decodedBytes = 160_000_000
const withinBudget = createBudget(decodedBytes)

/** Longest side that is kept, first that fits the limit of bytes wins. A page of A4 at 300 dpi has 3,508 pixels, a photo of 12 megapixels 4,032. */
const longestSides = [4096, 2800, 2000] as const

const secondsToWork = 20

// The library knows formats that we never accept, some of them with a history of holes; its cache would keep documents.
sharp.block({ operation: ['VipsForeignLoad'] })
sharp.unblock({ operation: ['VipsForeignLoadJpegBuffer', 'VipsForeignLoadPngBuffer'] })
sharp.cache(false)

const encoders = {
  'image/jpeg': (image: Sharp) => image.jpeg({ quality: 88 }),
  'image/png': (image: Sharp) => image.png(),
} as const

/**
 * Draws an image anew: upright, without place, time, device or anything else that was hidden in it (ASVS 5.2.6, 14.2.8).
 * The same image gives the same bytes.
 */
export async function cleanImage(bytes: Uint8Array, mimeType: keyof typeof encoders, maxBytes: number): Promise<CleanedImage> {
  try {
    const { width, height, channels, depth } = await sharp(bytes, { limitInputPixels: false }).metadata()
    const decoded = width * height * channels * (depth === 'ushort' ? 2 : 1)
    if (width * height > maxPixels || decoded > decodedBytes) return { kind: 'refused', code: 'too-many-pixels' }
    return await withinBudget(decoded, () => drawWithin(bytes, mimeType, maxBytes))
  } catch {
    return { kind: 'refused', code: 'damaged' }
  }
}

async function drawWithin(bytes: Uint8Array, mimeType: keyof typeof encoders, maxBytes: number): Promise<CleanedImage> {
  for (const side of longestSides) {
    const drawn = await draw(bytes, mimeType, side)
    if (drawn.length <= maxBytes) return { kind: 'cleaned', bytes: new Uint8Array(drawn) }
  }
  return { kind: 'refused', code: 'size' }
}

function draw(bytes: Uint8Array, mimeType: keyof typeof encoders, side: number): Promise<Buffer> {
  const image = sharp(bytes, { failOn: 'error', limitInputPixels: maxPixels })
    .autoOrient()
    .resize({ width: side, height: side, fit: 'inside', withoutEnlargement: true })
    .timeout({ seconds: secondsToWork })
  return encoders[mimeType](image).toBuffer()
}
