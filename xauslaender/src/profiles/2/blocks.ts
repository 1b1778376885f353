import type { Row } from '../mapping.ts'
import { conductRows } from './blocks/conduct.ts'
import { familyRows } from './blocks/family.ts'
import { meansRows } from './blocks/means.ts'
import { personRows } from './blocks/person.ts'
import { requestRows } from './blocks/request.ts'
import { stayRows } from './blocks/stay.ts'
import { workRows } from './blocks/work.ts'

/** The typed blocks of profile 2: canonical path, element, codec, in the order of the schema. */
export const blockRows: readonly Row[] = [
  ...requestRows,
  ...personRows,
  ...stayRows,
  ...familyRows,
  ...workRows,
  ...meansRows,
  ...conductRows,
]
