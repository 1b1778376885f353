/** Longest name that travels on, in characters; every file system and mail program takes it. */
const maxLength = 100

/** Matches control, format and line characters, among them those that turn the reading direction (`photo\u202Egpj.exe`), and halves of characters. */
const invisible = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}\p{Zl}\p{Zp}]/gu

/** Characters that mean something in a path, a shell or a header on one system or another. */
const special = /[<>:"|?*;%]/g

/** Matches names that are devices on Windows, with any extension: `con`, `LPT1.pdf`. */
const device = /^(?:con|prn|aux|nul|com\d|lpt\d)(?=\.|$)/i

const extensions: { readonly [mimeType: string]: readonly [string, ...string[]] } = {
  'application/pdf': ['.pdf'],
  'image/jpeg': ['.jpg', '.jpeg'],
  'image/png': ['.png'],
}

/**
 * Makes a name that is safe to send on and to save under, in any script, in Unicode form NFC. With the kind of the content its extension says what it is
 * (ASVS 5.3.2, 5.4.1): `contract.exe` that is a PDF becomes `contract.exe.pdf`.
 */
export function safeFilename(name: string, mimeType = ''): string {
  const last = name.normalize('NFC').split(/[\\/]/).at(-1) ?? ''
  const clean = last
    .replace(invisible, '')
    .replace(special, '_')
    .replace(/\s+/g, ' ')
    .replace(/^[. -]+|[. ]+$/g, '')
    .replace(device, '_$&')
  const [stem, extension] = splitExtension(clean, mimeType)
  return `${shorten(stem, maxLength - extension.length) || 'document'}${extension}`
}

function splitExtension(name: string, mimeType: string): [stem: string, extension: string] {
  const allowed = extensions[mimeType]
  const found = /\.[a-z0-9]{1,5}$/i.exec(name)?.[0] ?? ''
  if (!allowed) return [name.slice(0, name.length - found.length), found]
  return allowed.includes(found.toLowerCase()) ? [name.slice(0, name.length - found.length), found] : [name, allowed[0]]
}

/** Cuts between characters as people see them, so that no accent loses its letter. */
function shorten(stem: string, length: number): string {
  if (stem.length <= length) return stem
  let cut = ''
  for (const { segment } of new Intl.Segmenter('de', { granularity: 'grapheme' }).segment(stem)) {
    if (cut.length + segment.length > length) break
    cut += segment
  }
  return cut.trimEnd()
}
