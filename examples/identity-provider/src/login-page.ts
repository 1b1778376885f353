import { createHash } from 'node:crypto'
import type { Account } from './accounts.ts'

const style = `
:root { color-scheme: light; --blue: #17365c; --ink: #22303f }
body { margin: 0; min-height: 100vh; display: grid; place-items: center; background: #eef2f6; color: var(--ink); font: 1.0625rem/1.5 system-ui, "Noto Sans", sans-serif }
main { box-sizing: border-box; width: min(28rem, 100%); padding: 2rem; background: #fff; border-top: .4rem solid var(--blue) }
h1 { margin: 0 0 .5rem; font-size: 1.5rem; color: var(--blue) }
p { margin: 0 0 1.25rem }
button { display: block; width: 100%; margin-top: .75rem; padding: .8rem 1rem; border: 2px solid var(--blue); border-radius: .3rem; background: #fff; color: var(--blue); font: inherit; text-align: start; cursor: pointer }
button:hover { background: #eef2f6 }
button:focus-visible { outline: 3px solid #e0a100; outline-offset: 2px }
button strong, button span { display: block }
button span { color: var(--ink); font-size: .95rem }
`

const styleHash = createHash('sha256').update(style).digest('base64')

/** Policy of the login page. `redirectUris`: browsers judge the redirect after a form by `form-action` too. */
export function loginPolicy(redirectUris: readonly string[]): string {
  const origins = redirectUris.map((uri) => new URL(uri).origin).join(' ')
  return `default-src 'none'; style-src 'sha256-${styleHash}'; form-action 'self' ${origins}; base-uri 'none'; frame-ancestors 'none'`
}

/** The page on which a member of staff of the demo chooses who they are. */
export function loginPage(uid: string, accounts: readonly Account[]): string {
  const buttons = accounts
    .map(({ id, name, place }) => `<button name="account" value="${id}"><strong>${name}</strong><span>${place}</span></button>`)
    .join('\n')
  return `<!doctype html>
<html lang="de">
<head>
<meta charset="utf-8" />
<meta name="viewport" content="width=device-width, initial-scale=1" />
<title>Anmelden – Demo</title>
<style>${style}</style>
</head>
<body>
<main>
<h1>Anmelden</h1>
<p>Dies ist eine Vorführung: Die Konten sind erfunden und haben kein Kennwort.</p>
<form method="post" action="/log-in/${encodeURIComponent(uid)}">
${buttons}
</form>
</main>
</body>
</html>
`
}
