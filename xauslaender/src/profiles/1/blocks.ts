import { conductRows } from '../blocks/conduct.ts'
import { meansRows } from '../blocks/means.ts'
import { stayRows } from '../blocks/stay.ts'
import { partialDate } from '../codecs.ts'
import type { Row } from '../mapping.ts'
import { freeText } from '../value-codecs.ts'
import { familyRows } from './blocks/family.ts'
import { personRows } from './blocks/person.ts'
import { requestRows } from './blocks/request.ts'
import { workRows } from './blocks/work.ts'

/** The typed blocks of profile 1: canonical path, element, codec, in the order of the schema. */
export const blockRows: readonly Row[] = [
  ...requestRows,
  ...personRows,
  ...stayRows({ partialDate, conditions: freeText }),
  ...familyRows,
  ...workRows,
  ...meansRows(partialDate),
  ...conductRows(partialDate),
]
