import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readTheme, tokensOf } from './kern-tokens.ts'

const kern = `/* :root { --kern-comment: 1 } */
:root { --kern-4: 0.25rem; --kern-blue: oklch(42% 0.1 265); --kern-space: var(--kern-4); --kern-unused: red; }
@media (min-width: 768px) { :root { --kern-space: calc(var(--kern-4) * 2); } }
@media (prefers-color-scheme: dark) { :root { --kern-action: var(--kern-white, #fff); --kern-white: #eee } }
@media (prefers-color-scheme: light) { :root { --kern-action: var(--kern-blue); } }`

test('a style sheet gets the tokens that it uses, on the host, in px, with their references resolved', () => {
  const tokens = tokensOf('.a{color:var(--kern-action);padding:var(--kern-space)}', readTheme(kern))
  assert.match(tokens, /^@layer kern\{:host\{--kern-action:oklch\(42% 0\.1 265\);--kern-space:4px\}/)
  assert.match(tokens, /@media \(prefers-color-scheme:dark\)\{:host\{--kern-action:#eee\}\}/)
  assert.match(tokens, /@media \(min-width:768px\)\{:host\{--kern-space:calc\(4px \* 2\)\}\}/)
  assert.doesNotMatch(tokens, /unused|comment|:root|rem/)
})

test('a token that KERN no longer has is found when the files are built, not by an applicant', () => {
  assert.throws(() => tokensOf('.a{color:var(--kern-colour)}', readTheme(kern)), /--kern-colour/)
})
