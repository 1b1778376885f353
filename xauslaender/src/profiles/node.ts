// An element of a message, free of any parser: what mappings write to and read from.

/** Attribute values by name. */
export type Attributes = { readonly [name: string]: string }

/** What an element holds: text or elements, never both. */
export type Content = { readonly attributes?: Attributes; readonly content: string | readonly Node[] }

/** One element. Local elements are unqualified (XInneres), so that the name is enough. */
export type Node = Content & { readonly name: string }

/** An element with text or with elements. */
export const node = (name: string, content: Content['content'], attributes?: Attributes): Node =>
  attributes === undefined ? { name, content } : { name, content, attributes }

/** The elements inside a node; none where it holds text. */
export const childrenOf = ({ content }: Content): readonly Node[] => (typeof content === 'string' ? [] : content)

/** The text of a node; empty where it holds elements. */
export const textOf = ({ content }: Content): string => (typeof content === 'string' ? content : '')

/** The first child of that name. */
export const childOf = (parent: Content, name: string): Node | undefined => childrenOf(parent).find((child) => child.name === name)

/** The text of the first child of that name; empty where there is none. */
export const childText = (parent: Content, name: string): string => textOf(childOf(parent, name) ?? { content: '' })
