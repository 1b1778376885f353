import type { ValueOfKind } from './values.ts'

/** One field of a typed block, or of one entry of a group in it; the label is what a case worker reads. */
export type PlainField = { readonly kind: keyof ValueOfKind; readonly label: string }

/** Records that repeat, such as children; the label names one of them. */
export type GroupField = { readonly kind: 'group'; readonly label: string; readonly fields: { readonly [name: string]: PlainField } }

/** One field of a typed block. */
export type BlockField = PlainField | GroupField

/** Typed blocks by name, in the order in which a case worker reads them. */
export type BlockTable = { readonly [block: string]: { readonly title: string; readonly fields: { readonly [name: string]: BlockField } } }
