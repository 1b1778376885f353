import type { Row } from '../mapping.ts'

/** What is particular to a kind of message: the name of its root, its rows, and whether files may stand beside it as a whole. */
export type Content = { readonly root: string; readonly rows: readonly Row[]; readonly hasFiles?: boolean }
