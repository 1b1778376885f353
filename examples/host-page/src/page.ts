import type { View } from './view.ts'

const escapes: { readonly [character: string]: string } = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
const escapeText = (text: string) => text.replace(/[&<>"]/g, (character) => escapes[character] ?? '')

/** Writes HTML; every value is escaped unless it is HTML made here. */
type Html = { readonly html: string }
const html = (parts: TemplateStringsArray, ...values: readonly (string | Html | readonly Html[])[]): Html => ({
  html: parts.reduce((written, part, index) => written + toHtml(values[index - 1] ?? '') + part),
})
const toHtml = (value: string | Html | readonly Html[]): string => {
  if (typeof value === 'string') return escapeText(value)
  return 'html' in value ? value.html : value.map(toHtml).join('')
}

const links = (names: readonly string[]) => names.map((name) => html`<li><a href="#inhalt">${name}</a></li>`)

const crest = html`<svg class="crest" viewBox="0 0 40 48" aria-hidden="true" focusable="false">
  <path d="M2 2h36v24c0 10-8 16-18 20C10 42 2 36 2 26z" class="shield" />
  <path d="M9 30V18h4v4h4v-6h6v6h4v-4h4v12z" class="tower" />
</svg>`

/** The embedding, exactly as a municipality writes it: one script, one element. */
const embedding = (view: View, platformUrl: string) => html`<script src="${platformUrl}/v1/aufenthalt.js" async></script>
<at-erwerbstaetigkeit ags="${view.ags}" lang="${view.formLanguage}"${view.mode === 'inline' ? html` mode="inline"` : ''}></at-erwerbstaetigkeit>`

const sidebar = ({ texts, authority }: View) => html`<aside class="sidebar" aria-label="${texts.contact}">
  <section>
    <h2>${texts.contact}</h2>
    <address>${texts.kinds[authority.kind]} ${authority.name}<br />Beispielallee 1<br />99999 ${authority.name}<br />Tel. 09999 1234-0</address>
  </section>
  <section>
    <h2>${texts.hours}</h2>
    <dl>${texts.days.map(([days, hours]) => html`<div><dt>${days}</dt><dd>${hours}</dd></div>`)}</dl>
  </section>
  <section>
    <h2>${texts.more}</h2>
    <ul>${links(texts.related)}</ul>
  </section>
</aside>`

/** A municipality's page with the online service in it. */
export function hostPage(view: View, platformUrl: string): string {
  const { texts, authority, language, ags, mode } = view
  const other = `${texts.otherLanguage.path}?ags=${ags}${mode === 'inline' ? '&mode=inline' : ''}`
  return html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8" />
<meta name="viewport" content="width=device-width, initial-scale=1" />
<title>${texts.title} – ${authority.name}</title>
<link rel="stylesheet" href="/town.css" />
<link rel="icon" href="/crest.svg" />
</head>
<body>
<a class="skip" href="#inhalt">${texts.skip}</a>
<header class="masthead">
  <div class="width">
    <a class="brand" href="/?ags=${ags}">${crest}<span><small>${texts.kinds[authority.kind]}</small> ${authority.name}</span></a>
    <a class="language" href="${other}" hreflang="${texts.otherLanguage.code}" lang="${texts.otherLanguage.code}">${texts.otherLanguage.name}</a>
  </div>
  <nav class="menu" aria-label="${texts.trail[0] ?? ''}"><ul class="width">${links(texts.menu)}</ul></nav>
</header>
<div class="width">
  <ol class="trail">${links(texts.trail)}</ol>
  <div class="columns">
    <main id="inhalt">
      <h1>${texts.title}</h1>
      <p class="intro">${texts.intro}</p>
      <noscript><p class="notice">${texts.noScript}</p></noscript>
      ${embedding(view, platformUrl)}
    </main>
    ${sidebar(view)}
  </div>
</div>
<footer class="footer">
  <div class="width"><ul>${links(texts.footer)}</ul><p>${texts.notice}</p></div>
</footer>
</body>
</html>
`.html
}

/** The crest as the site's icon. */
export const crestSvg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 48"><path d="M2 2h36v24c0 10-8 16-18 20C10 42 2 36 2 26z" fill="#1d5c4b"/><path d="M9 30V18h4v4h4v-6h6v6h4v-4h4v12z" fill="#f4c95d"/></svg>
`
