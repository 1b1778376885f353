// The least that the same questions can cost: one page of HTML from the server, without a script.
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { gzipSync } from 'node:zlib'
import type { Field, Form, Page, Texts } from '@aufenthalt/model'

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')

const css = 'body{font:16px/1.5 sans-serif;max-width:40rem;margin:auto;padding:1rem}fieldset{margin:1rem 0}label{display:block}'

function controlOf({ id, options = [], list = id, kind }: Field, texts: Texts): string {
  if (kind === 'yes-no')
    return ['ui.yes', 'ui.no'].map((key) => `<label><input type="radio" name="${id}"> ${escaped(texts[key] ?? '')}</label>`).join('')
  if (options.length === 0) return `<input name="${id}" aria-label="${escaped(texts[`field.${id}.label`] ?? id)}">`
  const named = options.map(({ value }) => [value, escaped(texts[`option.${list}.${value}`] ?? value)] as const)
  if (options.length > 20)
    return `<select name="${id}">${named.map(([value, text]) => `<option value="${value}">${text}</option>`).join('')}</select>`
  return named.map(([value, text]) => `<label><input type="radio" name="${id}" value="${value}"> ${text}</label>`).join('')
}

function pageHtml(page: Page, texts: Texts): string {
  const questions = page.fields.map(
    (field) => `<fieldset><legend>${escaped(texts[`field.${field.id}.label`] ?? field.id)}</legend>${controlOf(field, texts)}</fieldset>`,
  )
  const title = escaped(texts[`page.${page.id}.title`] ?? page.id)
  return `<!doctype html><html lang="de"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${title}</title>
<style>${css}</style><h1>${title}</h1><form method="post">${questions.join('')}<button>${escaped(texts['ui.continue'] ?? '')}</button></form></html>`
}

/** Serves the first page of the form with all its questions, compressed, for as long as `use` takes. */
export async function withPlainPage<T>({ form, texts }: { form: Form; texts: Texts }, use: (url: string) => Promise<T>): Promise<T> {
  const [first] = form.pages
  if (!first) throw new Error('The form has no page')
  const body = gzipSync(pageHtml(first, texts))
  const server = createServer((_request, response) => {
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'content-encoding': 'gzip' })
    response.end(body)
  })
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve))
  try {
    return await use(`http://localhost:${(server.address() as AddressInfo).port}/`)
  } finally {
    server.close()
  }
}
