// KERN, the design system of the German administration, comes as one style sheet of 340 kB on `:root`. A custom element needs a few dozen of its
// tokens on `:host`, in px (a host page may have another root font size), and with their references resolved.

type Tokens = ReadonlyMap<string, string>
type Scope = 'always' | 'dark' | 'wide'
type Theme = { readonly [S in Scope]: Tokens }

/** The media queries in which KERN gives tokens another value. What holds for light holds always; dark replaces it. */
const scopes: readonly (readonly [RegExp, Scope])[] = [
  [/prefers-color-scheme:\s*dark/, 'dark'],
  [/min-width/, 'wide'],
]

/** Matches `:root { … }` and `@media (…) { :root { … }`: the query and the declarations. */
const rootBlocks = /(?:@media\s+([^{]+?)\s*\{\s*)?:root\s*\{([^}]*)\}/g

/** Matches `--kern-color-white: oklch(1 0 0);`: name and value. */
const declarations = /(--[\w-]+)\s*:\s*([^;]+)/g

/** Matches a reference without nested ones, `var(--kern-4)` or `var(--kern-4, 4px)`. */
const references = /var\(\s*(--[\w-]+)\s*(?:,[^()]*)?\)/g

/** Reads the tokens of KERN's style sheet. */
export function readTheme(kern: string): Theme {
  const theme = { always: new Map<string, string>(), dark: new Map<string, string>(), wide: new Map<string, string>() }
  const withoutComments = kern.replaceAll(/\/\*[\s\S]*?\*\//g, '')
  for (const [, media = '', block = ''] of withoutComments.matchAll(rootBlocks)) {
    const scope = scopes.find(([query]) => query.test(media))?.[1] ?? 'always'
    for (const [, name = '', value = ''] of block.matchAll(declarations)) theme[scope].set(name, value.trim())
  }
  return theme
}

/** The end value of a token in px, or nothing when there is no such token. */
function resolve(name: string, ...layers: readonly Tokens[]): string | undefined {
  const value = layers.find((layer) => layer.has(name))?.get(name)
  return value
    ?.replaceAll(references, (reference, inner: string) => resolve(inner, ...layers) ?? reference)
    .replaceAll(/([\d.]+)rem\b/g, (_, rem: string) => `${Number(rem) * 16}px`)
}

const block = (tokens: readonly (readonly [string, string])[]) => `:host{${tokens.map(([name, value]) => `${name}:${value}`).join(';')}}`

/** Writes the tokens that a style sheet uses as rules for `:host`, with what differs in the dark and on wide screens. Throws for an unknown token. */
export function tokensOf(styles: string, theme: Theme): string {
  const names = [...new Set(styles.match(/--kern-[\w-]+/g) ?? [])].sort()
  const always = names.map((name) => [name, resolve(name, theme.always)] as const)
  const unknown = always.filter(([, value]) => value === undefined)
  if (unknown.length > 0) throw new Error(`KERN has no token ${unknown.map(([name]) => name).join(', ')}`)
  const known = always.map(([name, value]) => [name, value ?? ''] as const)
  const changed = (layer: Tokens) =>
    known
      .map(([name, value]) => ({ name, value, other: resolve(name, layer, theme.always) ?? value }))
      .filter(({ value, other }) => other !== value)
      .map(({ name, other }) => [name, other] as const)
  const rules = [
    block(known),
    `@media (prefers-color-scheme:dark){${block(changed(theme.dark))}}`,
    `@media (min-width:768px){${block(changed(theme.wide))}}`,
  ]
  // In a layer of their own, so that an authority's theme wins wherever it stands.
  return `@layer kern{${rules.join('')}}`
}
