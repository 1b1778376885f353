import { type Html, html } from './html.ts'

const berlinTime = new Intl.DateTimeFormat('de-DE', { dateStyle: 'medium', timeStyle: 'short', timeZone: 'Europe/Berlin' })

/** A moment as it is read in Germany. */
export const formatMoment = (iso: string): string => `${berlinTime.format(new Date(iso))} Uhr`

/** The frame of every page of the case system. */
export function layout(title: string, content: Html): string {
  return html`<!doctype html>
<html lang="de">
<head>
<meta charset="utf-8" />
<meta name="viewport" content="width=device-width, initial-scale=1" />
<title>${title} – Beispiel-Fachverfahren</title>
<link rel="stylesheet" href="/case-system.css" />
</head>
<body>
<a class="skip" href="#inhalt">Zum Inhalt springen</a>
<header><div class="width"><a href="/">Beispiel-Fachverfahren</a><span>Vorführung, keine echten Vorgänge</span></div></header>
<main id="inhalt" class="width">
${content}
</main>
</body>
</html>
`.html
}
