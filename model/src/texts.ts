/** All texts of one language, by key. `{name}` marks a place for a parameter. */
export type Texts = { readonly [key: string]: string }
