/** What the page of a frame is made of. Every value has been checked by the route's schema. */
export type FramePage = {
  readonly service: string
  readonly ags: string
  readonly language: string
  /** The look of the page around, where there is one; before the script runs it would flash in the other. */
  readonly scheme?: 'light' | 'dark' | undefined
  readonly origins: readonly string[]
  readonly script: string
  readonly chunks: readonly string[]
}

/** Languages written from right to left, among those that a form can have. */
const rightToLeft = new Set(['ar', 'ckb', 'dv', 'fa', 'he', 'ps', 'sd', 'ug', 'ur', 'yi'])

const escapes: { readonly [character: string]: string } = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
const escapeText = (text: string) => text.replaceAll(/[&<>"]/g, (character) => escapes[character] ?? '')

const html = (parts: TemplateStringsArray, ...values: readonly string[]) => String.raw({ raw: parts }, ...values.map(escapeText))

const scriptless = {
  de: 'Dieser Online-Dienst braucht JavaScript. Bitte schalten Sie es ein oder wenden Sie sich an Ihre Ausländerbehörde.',
  en: 'This online service needs JavaScript. Please switch it on or contact your immigration authority.',
}

/** Where the element of this page will ask what to show: fetched while the script still loads. */
const viewPath = ({ ags, service, language }: FramePage) => `/api/authorities/${ags}/services/${service}?lang=${language}&part=beginning`

/** Writes the page in the frame. It is also the service's official address when opened on its own. */
export function framePage(page: FramePage): string {
  const { service, ags, language, origins, script, chunks } = page
  const preloads = chunks.map((chunk) => html`<link rel="modulepreload" href="${chunk}">`).join('\n')
  return `<!doctype html>
<html lang="${escapeText(language)}" dir="${rightToLeft.has(language.split('-')[0] ?? '') ? 'rtl' : 'ltr'}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="${page.scheme ?? 'light dark'}">
<meta name="robots" content="noindex">
<title>Aufenthalt</title>
<link rel="icon" href="data:,">
${html`<link rel="preload" as="fetch" crossorigin href="${viewPath(page)}">`}
${preloads}
${html`<script type="module" src="${script}"></script>`}
</head>
<body>
<main>
${html`<aufenthalt-online-service service="${service}" ags="${ags}" lang="${language}" data-host-origins="${origins.join(' ')}"></aufenthalt-online-service>`}
<noscript><p lang="de">${scriptless.de}</p><p lang="en">${scriptless.en}</p></noscript>
</main>
</body>
</html>
`
}

/** What the frame may do: run and fetch what comes from the platform, and be shown on the authority's own pages. */
export const framePolicy = (origins: readonly string[]): string =>
  [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "connect-src 'self'",
    "img-src 'self' blob: data:",
    "font-src 'self'",
    "worker-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "require-trusted-types-for 'script'",
    'trusted-types lit-html aufenthalt-worker',
    `frame-ancestors ${origins.join(' ') || "'none'"}`,
  ].join('; ')
