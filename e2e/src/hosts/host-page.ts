import type { Embedding, HostileHost } from './hostile-hosts.ts'

/** The element of a page, or both of them. */
function elements({ instances, isSilent }: HostileHost, { ags, language, mode }: Embedding): string {
  const spoken = isSilent ? '' : ` lang="${language}"`
  return `<at-erwerbstaetigkeit ags="${ags}"${spoken}${mode === 'inline' ? ' mode="inline"' : ''}></at-erwerbstaetigkeit>\n`.repeat(
    instances ?? 1,
  )
}

/** Writes a hostile page. Its own scripts stand in it only where no policy forbids them. */
export function writeHost(host: HostileHost, embedding: Embedding): string {
  const { html = 'lang="de"', head = '', scripts = [], before = '', after = '', script } = host
  return `<!doctype html>
<html ${html.replace('{language}', embedding.language)}>
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Stadt</title>
<link rel="icon" href="data:,">
${scripts.map((one) => `<script>(${one.toString()})()</script>`).join('\n')}
${head}
</head>
<body>
<main>
<h1>Stadt</h1>
<a href="#inhalt" id="before-form">Zum Inhalt</a>
${before}
<script src="${embedding.platformUrl}/v1/aufenthalt.js" async${script?.(embedding) ?? ''}></script>
${elements(host, embedding)}
${after}
<a href="#fuss" id="after-form">Impressum</a>
</main>
</body>
</html>
`
}
