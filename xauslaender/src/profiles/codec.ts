import type { Content, Node } from './node.ts'

/** What a value may be at most; the form has to stay within. Lengths in UTF-16 units, entries in pieces. */
export type Limit = { readonly maxLength?: number; readonly min?: number; readonly max?: number; readonly maxEntries?: number }

/** Limits by path. */
export type Limits = readonly (readonly [path: string, limit: Limit])[]

/** Looks up the key of the Federal Statistical Office for a state; used only where a table with a source is at hand. */
export type DestatisKeys = { readonly listVersion: string; readonly keyOf: (isoCode: string) => string | undefined }

/** What writing needs besides the value. `listVersion` is the version of our own code lists: that of the online service. */
export type WriteContext = { readonly listVersion: string; readonly destatis?: DestatisKeys | undefined }

/** One value <-> one element, without loss. */
export type Codec<Value> = {
  write(value: Value, context: WriteContext): Content
  read(element: Node): Value
  readonly limit?: Limit
  /** Limits inside a structure of its own, by path. */
  readonly inner?: Limits
}
