/** An HTTP answer before it is sent. */
export type Answer = {
  readonly status: number
  readonly headers: { readonly [name: string]: string }
  readonly body: Uint8Array | string
}

const always = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cache-control': 'no-store',
  'content-security-policy': "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
}

const answer = (status: number, type: string, body: Answer['body'], headers: Answer['headers'] = {}): Answer => ({
  status,
  headers: { ...always, 'content-type': type, ...headers },
  body,
})

/** A web page. */
export const page = (html: string): Answer => answer(200, 'text/html; charset=utf-8', html)

/** A style sheet. */
export const styles = (css: string): Answer => answer(200, 'text/css; charset=utf-8', css)

/** JSON for programs. */
export const json = (value: unknown): Answer => answer(200, 'application/json', JSON.stringify(value))

/** A short answer without content. */
export const plain = (status: number, text: string): Answer => answer(status, 'text/plain; charset=utf-8', `${text}\n`)

/** A file to keep, never to open inside the case system: documents come from outside (RFC 6266; names by RFC 8187). */
export function download(bytes: Uint8Array, mimeType: string, filename: string): Answer {
  const encoded = encodeURIComponent(filename).replace(/['()*]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`)
  return answer(200, mimeType, bytes, { 'content-disposition': `attachment; filename*=UTF-8''${encoded}` })
}
