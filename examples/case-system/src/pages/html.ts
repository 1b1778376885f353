/** Text that is HTML already. */
export type Html = { readonly html: string }

type Value = string | number | Html | readonly Html[] | undefined

const escapes: { readonly [character: string]: string } = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

/** Writes HTML: every value is escaped unless it comes from this function. */
export function html(parts: TemplateStringsArray, ...values: readonly Value[]): Html {
  return { html: parts.reduce((written, part, index) => written + toHtml(values[index - 1]) + part) }
}

function toHtml(value: Value): string {
  if (value === undefined) return ''
  if (typeof value !== 'object') return String(value).replace(/[&<>"']/g, (character) => escapes[character] ?? '')
  return 'html' in value ? value.html : value.map(toHtml).join('')
}
