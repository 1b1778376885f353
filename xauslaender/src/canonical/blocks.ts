// The typed blocks of an application: what a case system files into its own fields. A path is `<block>.<field>`, in an entry of a group `<block>.<group>.<field>`.
import type { BlockField, BlockTable } from './block-table.ts'
import { conductBlocks } from './blocks/conduct.ts'
import { familyBlocks } from './blocks/family.ts'
import { meansBlocks } from './blocks/means.ts'
import { personBlocks } from './blocks/person.ts'
import { requestBlocks } from './blocks/request.ts'
import { stayBlocks } from './blocks/stay.ts'
import { workBlocks } from './blocks/work.ts'
import type { ValueOfKind } from './values.ts'

/** All typed blocks, in the order in which a case worker reads them. */
export const blocks = {
  ...requestBlocks,
  ...personBlocks,
  ...stayBlocks,
  ...familyBlocks,
  ...workBlocks,
  ...meansBlocks,
  ...conductBlocks,
}

type Blocks = typeof blocks

/** The typed blocks as they stand in an application: every field optional, no block empty. Groups are lists of such records. */
export type TypedBlocks = { readonly [Block in keyof Blocks]?: RecordOf<Blocks[Block]['fields']> }

type RecordOf<Fields> = { readonly [Name in keyof Fields]?: ValueOf<Fields[Name]> }

type ValueOf<Field> = Field extends { readonly kind: 'group'; readonly fields: infer Fields }
  ? readonly RecordOf<Fields>[]
  : Field extends { readonly kind: infer Kind extends keyof ValueOfKind }
    ? ValueOfKind[Kind]
    : never

/** All fields of all blocks by canonical path, in reading order; the fields of a group come after it. */
export const blockFields: ReadonlyMap<string, BlockField> = new Map(
  Object.entries<BlockTable[string]>(blocks).flatMap(([block, { fields }]) => pathsOf(block, fields)),
)

function pathsOf(parent: string, fields: { readonly [name: string]: BlockField }): (readonly [path: string, field: BlockField])[] {
  return Object.entries(fields).flatMap(([name, field]) => {
    const path = `${parent}.${name}`
    return [[path, field] as const, ...(field.kind === 'group' ? pathsOf(path, field.fields) : [])]
  })
}
