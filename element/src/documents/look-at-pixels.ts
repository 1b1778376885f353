// Looks at a photo of a paper as a person would: can it be read? Works on grey values, on the device; only ever a hint.

/** What may be wrong with a photo; each has a text `ui.photo-<remark>`. */
export type PhotoRemark = 'blurred' | 'dark' | 'bright' | 'cut'

/** Grey values of a photo, row by row, 0 to 255. */
export type Grey = { readonly width: number; readonly height: number; readonly values: Uint8Array }

/** Grey values of pixels as a canvas gives them (ITU-R BT.601). */
export function greyOf({
  width,
  height,
  data,
}: {
  readonly width: number
  readonly height: number
  readonly data: Uint8ClampedArray
}): Grey {
  const values = new Uint8Array(width * height)
  for (let at = 0; at < values.length; at += 1) {
    values[at] = (299 * (data[at * 4] ?? 0) + 587 * (data[at * 4 + 1] ?? 0) + 114 * (data[at * 4 + 2] ?? 0)) / 1000
  }
  return { width, height, values }
}

/** Below this the sharpest tenth of a photo of print has no edges any more. */
const sharpEnough = 60

/** What a photo looks like. */
export function remarksOn(grey: Grey): PhotoRemark[] {
  const share = sharesOf(grey)
  const isDark = share.bright < 70
  const isBright = share.dark > 185
  const isBlurred = !isDark && !isBright && sharpness(grey) < sharpEnough
  const found: readonly (readonly [boolean, PhotoRemark])[] = [
    [isDark, 'dark'],
    [isBright, 'bright'],
    [isBlurred, 'blurred'],
    [isCut(grey, (share.dark + share.bright) / 2, share.bright - share.dark), 'cut'],
  ]
  return found.flatMap(([isFound, remark]) => (isFound ? [remark] : []))
}

/** The value that 1 % of the pixels stay below, and the one that 5 % are above. */
function sharesOf({ values }: Grey) {
  const counts = new Uint32Array(256)
  for (const value of values) counts[value] = (counts[value] ?? 0) + 1
  const valueAt = (share: number) => {
    let left = values.length * share
    return Math.max(
      counts.findIndex((count) => {
        left -= count
        return left <= 0
      }),
      0,
    )
  }
  return { dark: valueAt(0.01), bright: valueAt(0.95) }
}

/** Tiles along each side: a sheet is mostly empty, and where nothing is printed nothing can be sharp. */
const tiles = 8

/** Variance of the Laplacian in the tile that has the most of it but a few: print where there is some. */
function sharpness(grey: Grey): number {
  const variances: number[] = []
  const [width, height] = [Math.floor(grey.width / tiles), Math.floor(grey.height / tiles)]
  for (let row = 0; row < tiles; row += 1) {
    for (let column = 0; column < tiles; column += 1)
      variances.push(laplacianVariance(grey, { x: column * width, y: row * height, width, height }))
  }
  return variances.toSorted((a, b) => b - a)[Math.floor(variances.length / 16)] ?? 0
}

type Area = { readonly x: number; readonly y: number; readonly width: number; readonly height: number }

function laplacianVariance({ width, height, values }: Grey, area: Area): number {
  let [sum, squares, count] = [0, 0, 0]
  const [right, bottom] = [Math.min(area.x + area.width, width - 1), Math.min(area.y + area.height, height - 1)]
  for (let y = Math.max(area.y, 1); y < bottom; y += 1) {
    for (let x = Math.max(area.x, 1); x < right; x += 1) {
      const at = y * width + x
      const around = (values[at - 1] ?? 0) + (values[at + 1] ?? 0) + (values[at - width] ?? 0) + (values[at + width] ?? 0)
      const edge = around - 4 * (values[at] ?? 0)
      sum += edge
      squares += edge * edge
      count += 1
    }
  }
  return count === 0 ? 0 : squares / count - (sum / count) ** 2
}

/**
 * Does the sheet run out of the picture? A bright sheet on a darker table touches one or two edges with most of their length. All four edges bright is
 * a scan, which has no table.
 */
function isCut(grey: Grey, middle: number, contrast: number): boolean {
  if (contrast < 60) return false
  const edges = edgesOf(grey).map((edge) => edge.filter((value) => value > middle).length / edge.length)
  const touched = edges.filter((share) => share > 0.6).length
  const free = edges.filter((share) => share < 0.15).length
  return touched > 0 && free >= 1 && touched + free >= 3
}

function edgesOf({ width, height, values }: Grey): number[][] {
  const line = (length: number, at: (index: number) => number) => Array.from({ length }, (_, index) => values[at(index)] ?? 0)
  return [
    line(width, (x) => x),
    line(width, (x) => (height - 1) * width + x),
    line(height, (y) => y * width),
    line(height, (y) => y * width + width - 1),
  ]
}
