/** All texts of one language, by key. `{name}` marks a place for a parameter. */
export type Texts = { readonly [key: string]: string }

/** What is put into the places of a text. */
export type TextParameters = { readonly [name: string]: string | number }

/** The text with its places filled; a missing text shows its key, a missing parameter its place, so that both are found. */
export function formatText(texts: Texts, key: string, parameters: TextParameters = {}): string {
  const text = texts[key] ?? key
  return text.replace(/\{(\w+)\}/g, (place, name: string) => String(parameters[name] ?? place))
}
