// Writes a PDF that has one photo on each page and nothing else (ISO 32000-1, 7.5 and 8.9.5).

/** A page: a JPEG in colour, without hidden data, and its size in pixels. */
export type PhotoPage = { readonly jpeg: Uint8Array<ArrayBuffer>; readonly width: number; readonly height: number }

/** A4 in points, upright. */
const paper = { short: 595.28, long: 841.89 }

const text = new TextEncoder()

/** The photo as large as the paper allows; paper lies as the photo does. */
function placeOn({ width, height }: PhotoPage) {
  const [paperWidth, paperHeight] = width > height ? [paper.long, paper.short] : [paper.short, paper.long]
  const scale = Math.min(paperWidth / width, paperHeight / height)
  const [w, h] = [width * scale, height * scale]
  const draw = `q ${w.toFixed(2)} 0 0 ${h.toFixed(2)} ${((paperWidth - w) / 2).toFixed(2)} ${((paperHeight - h) / 2).toFixed(2)} cm /Photo Do Q`
  return { paperWidth, paperHeight, draw }
}

/** Three objects for each page: the page, what it draws, the photo. */
function objectsOf(page: PhotoPage, index: number): readonly (readonly (string | Uint8Array<ArrayBuffer>)[])[] {
  const first = 3 + index * 3
  const { paperWidth, paperHeight, draw } = placeOn(page)
  const photo = `/Type /XObject /Subtype /Image /Width ${page.width} /Height ${page.height} /ColorSpace /DeviceRGB /BitsPerComponent 8 /Filter /DCTDecode`
  return [
    [
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${paperWidth} ${paperHeight}] /Contents ${first + 1} 0 R /Resources << /XObject << /Photo ${first + 2} 0 R >> >> >>`,
    ],
    [`<< /Length ${draw.length} >>\nstream\n${draw}\nendstream`],
    [`<< ${photo} /Length ${page.jpeg.length} >>\nstream\n`, page.jpeg, '\nendstream'],
  ]
}

/** Writes the PDF, pages in the order given. */
export function writePhotoPdf(pages: readonly PhotoPage[]): Blob {
  const kids = pages.map((_, index) => `${3 + index * 3} 0 R`).join(' ')
  const objects = [
    ['<< /Type /Catalog /Pages 2 0 R >>'],
    [`<< /Type /Pages /Kids [${kids}] /Count ${pages.length} >>`],
    ...pages.flatMap(objectsOf),
  ]
  const chunks: Uint8Array<ArrayBuffer>[] = []
  let length = 0
  const add = (chunk: string | Uint8Array<ArrayBuffer>) => {
    const bytes = typeof chunk === 'string' ? text.encode(chunk) : chunk
    chunks.push(bytes)
    length += bytes.length
  }
  add('%PDF-1.4\n')
  const offsets = objects.map((parts, index) => {
    const offset = length
    for (const part of [`${index + 1} 0 obj\n`, ...parts, '\nendobj\n']) add(part)
    return offset
  })
  const start = length
  const table = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('')
  add(
    `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${start}\n%%EOF\n`,
  )
  return new Blob(chunks, { type: 'application/pdf' })
}
