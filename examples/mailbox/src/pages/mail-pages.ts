import { createHash } from 'node:crypto'
import type { Mail } from '../read-mail.ts'

/** The look of both pages. */
export const pageStyle = `
:root { color-scheme: light; --blue: #1f3b63; --ink: #202a36; --mist: #eef2f7; --line: #c5d0dd }
* { box-sizing: border-box }
body { margin: 0; color: var(--ink); font: 1rem/1.5 system-ui, "Noto Sans", "DejaVu Sans", sans-serif }
header { padding: .8rem 1.25rem; background: var(--blue); color: #fff }
header a { margin-inline-end: 1rem; color: #fff; font-weight: 600; text-decoration: none }
main { width: min(60rem, 100%); margin-inline: auto; padding: 1.5rem 1.25rem 3rem }
a { color: #14508f; text-underline-offset: .15em }
:focus-visible { outline: 3px solid #b06f00; outline-offset: 2px }
h1 { font-size: 1.6rem }
.scroll { overflow-x: auto }
table { width: 100%; border-collapse: collapse }
th, td { padding: .6rem .8rem .6rem 0; border-bottom: 1px solid var(--line); text-align: start; vertical-align: top }
pre { padding: 1rem; overflow-x: auto; background: var(--mist); font: inherit; white-space: pre-wrap; overflow-wrap: anywhere }
pre.raw { font: .875rem/1.5 ui-monospace, monospace }
`

/** What a policy names a style by. */
export const styleHash = (style: string): string => createHash('sha256').update(style).digest('base64')

const escapes: { readonly [character: string]: string } = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }
const escaped = (text: string) => text.replace(/[&<>"']/g, (character) => escapes[character] ?? '')

const berlinTime = new Intl.DateTimeFormat('de-DE', { dateStyle: 'medium', timeStyle: 'short', timeZone: 'Europe/Berlin' })
const moment = ({ receivedAt }: Mail) => `${berlinTime.format(new Date(receivedAt))} Uhr`

const layout = (title: string, content: string) => `<!doctype html>
<html lang="de">
<head>
<meta charset="utf-8" />
<meta name="viewport" content="width=device-width, initial-scale=1" />
<title>${title} – Beispiel-Postfach</title>
<style>${pageStyle}</style>
</head>
<body>
<header><a href="/">Beispiel-Postfach</a><span>Vorführung: Was hier ankommt, geht nirgendwohin weiter.</span></header>
<main>
${content}
</main>
</body>
</html>
`

const row = (mail: Mail) => `<tr>
<th scope="row"><a href="/mails/${mail.id}"><bdi>${escaped(mail.subject) || '(ohne Betreff)'}</bdi></a></th>
<td>${escaped(mail.to)}</td><td>${escaped(mail.from)}</td><td>${moment(mail)}</td>
</tr>`

/** All mails, newest first. */
export function mailListPage(mails: readonly Mail[]): string {
  const table = `<div class="scroll" role="region" aria-labelledby="titel" tabindex="0"><table>
<thead><tr><th scope="col">Betreff</th><th scope="col">An</th><th scope="col">Von</th><th scope="col">Eingang</th></tr></thead>
<tbody>${mails.map(row).join('\n')}</tbody>
</table></div>`
  return layout('E-Mails', `<h1 id="titel">E-Mails</h1>\n${mails.length === 0 ? '<p>Noch ist keine E-Mail angekommen.</p>' : table}`)
}

/** One mail, as a person reads it and as it came. */
export function mailPage(mail: Mail): string {
  const title = escaped(mail.subject) || '(ohne Betreff)'
  const content = `<h1><bdi>${title}</bdi></h1>
<p>Von ${escaped(mail.from)} an ${escaped(mail.to)}, ${moment(mail)}</p>
<pre dir="auto">${escaped(mail.text)}</pre>
<details><summary>Wie sie ankam</summary><pre class="raw" dir="ltr">${escaped(mail.raw)}</pre></details>`
  return layout(title, content)
}
