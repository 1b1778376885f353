import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Grey, greyOf, remarksOn } from './look-at-pixels.ts'

const [width, height] = [480, 640]

/** A photo, each pixel as the test says. */
function aPhoto(valueAt: (x: number, y: number) => number): Grey {
  const values = new Uint8Array(width * height)
  for (let y = 0; y < height; y += 1) for (let x = 0; x < width; x += 1) values[y * width + x] = Math.max(0, Math.min(255, valueAt(x, y)))
  return { width, height, values }
}

/** Lines of print on a sheet that lies on a table, in the middle or moved to one side. */
function aSheet({ ink = 40, paper = 225, table = 90, shift = 0 } = {}): Grey {
  return aPhoto((x, y) => {
    const [left, right] = [40 + shift, width - 40 + shift]
    if (x < left || x >= right || y < 40 || y >= height - 40) return table
    const isLine = y % 16 < 8 && x > left + 30 && x < right - 30
    return isLine && (x * 7 + y * 3) % 5 < 2 ? ink : paper
  })
}

/** Takes the mean over a square around each pixel, as a lens out of focus does. */
function blur({ values }: Grey, radius: number): Grey {
  return aPhoto((x, y) => {
    let [sum, count] = [0, 0]
    for (let dy = -radius; dy <= radius; dy += 1) {
      for (let dx = -radius; dx <= radius; dx += 1) {
        const [cx, cy] = [Math.min(width - 1, Math.max(0, x + dx)), Math.min(height - 1, Math.max(0, y + dy))]
        sum += values[cy * width + cx] ?? 0
        count += 1
      }
    }
    return sum / count
  })
}

const cases: readonly (readonly [what: string, photo: Grey, remarks: readonly string[]])[] = [
  ['a sharp sheet on a table is fine', aSheet(), []],
  ['a scan that fills the picture is fine', aPhoto((x, y) => (y % 16 < 8 && (x * 7 + y * 3) % 5 < 2 ? 40 : 245)), []],
  ['a sheet out of focus is blurred', blur(aSheet(), 5), ['blurred']],
  ['a sheet in the dark is dark', aSheet({ ink: 5, paper: 45, table: 15 }), ['dark']],
  ['a sheet in the flash is bright', aSheet({ ink: 215, paper: 255, table: 230 }), ['bright']],
  ['a sheet that runs out of the picture is cut', aSheet({ shift: 60 }), ['cut']],
]
for (const [what, photo, remarks] of cases) {
  test(what, () => assert.deepEqual(remarksOn(photo), remarks))
}

test('colours become grey as the eye sees them', () => {
  const data = Uint8ClampedArray.of(255, 255, 255, 255, 0, 255, 0, 255, 0, 0, 255, 255)
  assert.deepEqual([...greyOf({ width: 3, height: 1, data }).values], [255, 149, 29])
})
