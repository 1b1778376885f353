import { conductRows } from '../blocks/conduct.ts'
import { meansRows } from '../blocks/means.ts'
import { stayRows } from '../blocks/stay.ts'
import { text } from '../codecs.ts'
import type { Row } from '../mapping.ts'
import { familyRows } from './blocks/family.ts'
import { personRows } from './blocks/person.ts'
import { requestRows } from './blocks/request.ts'
import { workRows } from './blocks/work.ts'
import { partialDate } from './codecs.ts'

/** The typed blocks of profile 2: canonical path, element, codec, in the order of the schema. */
export const blockRows: readonly Row[] = [
  ...requestRows,
  ...personRows,
  ...stayRows({ partialDate, conditions: text(1000) }),
  ...familyRows,
  ...workRows,
  ...meansRows(partialDate),
  ...conductRows(partialDate),
]
