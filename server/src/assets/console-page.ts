/** The page of the console; `script` is the path of its bundle. */
export const consolePage = (script: string): string => `<!doctype html>
<html lang="de">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="robots" content="noindex">
<title>Zustellbahnen · Aufenthalt</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/console/page.css">
<script type="module" src="${script}"></script>
</head>
<body>
<console-lanes></console-lanes>
<noscript><p>Diese Seite braucht JavaScript.</p></noscript>
</body>
</html>
`

/** What the console itself leaves to its page: no margin, and the ground of the system's light or dark scheme. */
export const consolePageStyle = 'body { margin: 0; background: light-dark(#fff, #131a26) }\n:root { color-scheme: light dark }\n'

/** What the console may do: run and fetch what comes from the platform, in no frame at all. */
export const consolePolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "connect-src 'self'",
  'img-src data:',
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  'trusted-types lit-html',
].join('; ')
