// The vocabulary of a message's table: its rows stand in the order of the schema, and both directions walk the same rows.
import type { Codec, Limits, WriteContext } from './codec.ts'
import { type Attributes, childOf, childrenOf, type Node, node } from './node.ts'

/** One row of the table. */
export type Row =
  | { readonly kind: 'field'; readonly path: string; readonly element: string; readonly codec: Codec<unknown> }
  | { readonly kind: 'each'; readonly path: string; readonly element: string; readonly codec: Codec<unknown>; readonly maxEntries: number }
  | {
      readonly kind: 'group'
      readonly element: string
      readonly rows: readonly Row[]
      readonly attributes?: Attributes | undefined
      readonly whenEmpty?: Node
    }
  | { readonly kind: 'fixed'; readonly node: Node }

type Structure = { readonly [name: string]: unknown }

/** A value that is written as one element, not walked into. */
type Leaf = string | number | boolean | readonly unknown[] | { readonly code: string; readonly name?: string }

/** Dotted paths to the leaves of a structure. */
type PathOf<T> = {
  [Name in keyof T & string]: NonNullable<T[Name]> extends Leaf ? Name : `${Name}.${PathOf<NonNullable<T[Name]>>}`
}[keyof T & string]

type ValueAt<T, Path> = Path extends `${infer Name}.${infer Rest}`
  ? Name extends keyof T
    ? ValueAt<NonNullable<T[Name]>, Rest>
    : never
  : Path extends keyof T
    ? NonNullable<T[Path]>
    : never

type ItemAt<T, Path> = ValueAt<T, Path> extends readonly (infer Item)[] ? Item : never

/** Rows whose codecs have to fit the values of `T` at their paths. */
type RowsFor<T> = {
  /** One value; left out where the application has none. */
  readonly field: <Path extends PathOf<T>>(path: Path, element: string, codec: Codec<ValueAt<T, Path>>) => Row
  /** A list: the element is repeated. */
  readonly each: <Path extends PathOf<T>>(path: Path, element: string, codec: Codec<ItemAt<T, Path>>, maxEntries: number) => Row
  /** A list of records: the element is repeated, with rows inside. */
  readonly entries: <Path extends PathOf<T>>(
    path: Path,
    element: string,
    maxEntries: number,
    rows: (of: RowsFor<ItemAt<T, Path>>) => readonly Row[],
  ) => Row
}

/** Makes rows for a structure. */
export const rowsFor = <T>(): RowsFor<T> => ({
  field: (path, element, codec) => ({ kind: 'field', path, element, codec: codec as Codec<unknown> }),
  each: (path, element, codec, maxEntries) => ({ kind: 'each', path, element, codec: codec as Codec<unknown>, maxEntries }),
  entries: (path, element, maxEntries, rows) => ({ kind: 'each', path, element, codec: record<unknown>(rows(rowsFor())), maxEntries }),
})

/** An element around rows; left out where all of them are. */
export const group = (element: string, rows: readonly Row[], attributes?: Attributes): Row => ({ kind: 'group', element, rows, attributes })

/** An element that the schema demands: where its rows are left out it says so by `whenEmpty`. */
export const demanded = (element: string, rows: readonly Row[], whenEmpty: Node): Row => ({ kind: 'group', element, rows, whenEmpty })

/** An element that is always the same. */
export const fixed = (fixedNode: Node): Row => ({ kind: 'fixed', node: fixedNode })

/** A codec for a structure of its own, described by rows. */
export const record = <T>(rows: readonly Row[]): Codec<T> => ({
  write: (value, context) => ({ content: writeRows(rows, value as Structure, context) }),
  read: (element) => readRows(rows, element) as T,
  inner: limitsOf(rows),
})

/** Writes what the rows find in `source`, in their order. */
export function writeRows(rows: readonly Row[], source: Structure, context: WriteContext): Node[] {
  return rows.flatMap((row): Node[] => {
    if (row.kind === 'fixed') return [row.node]
    if (row.kind === 'group') return groupNode(row, writeRows(row.rows, source, context))
    const value = valueAt(source, row.path)
    const values = row.kind === 'each' ? ((value ?? []) as readonly unknown[]) : [value].filter((one) => one !== undefined)
    return values.map((one) => ({ name: row.element, ...row.codec.write(one, context) }))
  })
}

function groupNode({ element, attributes, whenEmpty }: Extract<Row, { kind: 'group' }>, inside: readonly Node[]): Node[] {
  if (inside.length > 0) return [node(element, inside, attributes)]
  return whenEmpty === undefined ? [] : [node(element, [whenEmpty], attributes)]
}

/** Reads what the rows find under `parent`. */
export function readRows(rows: readonly Row[], parent: Pick<Node, 'content'>): Structure {
  const target: { [name: string]: unknown } = {}
  readInto(target, rows, parent)
  return target
}

function readInto(target: { [name: string]: unknown }, rows: readonly Row[], parent: Pick<Node, 'content'>): void {
  for (const row of rows) {
    if (row.kind === 'fixed') continue
    if (row.kind === 'group') {
      readInto(target, row.rows, childOf(parent, row.element) ?? { content: [] })
      continue
    }
    const elements = childrenOf(parent).filter(({ name }) => name === row.element)
    const [first] = elements
    if (first === undefined) continue
    setAt(target, row.path, row.kind === 'each' ? elements.map((element) => row.codec.read(element)) : row.codec.read(first))
  }
}

/** What the rows allow at most, by path. */
export function limitsOf(rows: readonly Row[]): Limits {
  return rows.flatMap((row): Limits => {
    if (row.kind === 'fixed') return []
    if (row.kind === 'group') return limitsOf(row.rows)
    const { path, codec } = row
    const inner = (codec.inner ?? []).map(([name, limit]) => [`${path}.${name}`, limit] as const)
    return [[path, { ...codec.limit, ...(row.kind === 'each' && { maxEntries: row.maxEntries }) }], ...inner]
  })
}

const valueAt = (source: Structure, path: string): unknown =>
  path.split('.').reduce<unknown>((value, name) => (value as Structure | undefined)?.[name], source)

function setAt(target: { [name: string]: unknown }, path: string, value: unknown): void {
  const [name = '', ...rest] = path.split('.')
  if (rest.length === 0) {
    target[name] = value
    return
  }
  target[name] ??= {}
  setAt(target[name] as { [name: string]: unknown }, rest.join('.'), value)
}
