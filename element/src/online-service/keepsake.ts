import { type Answers, estimateFee, isDay } from '@aufenthalt/model'
import type { Keepsake } from '../pages/receipt-page.ts'
import type { Rules } from './work.ts'

/** What the receipt still tells when the answers are forgotten. `answers` are the relevant ones. */
export function keepsakeOf(answers: Answers, { form, context }: Rules): Keepsake {
  const fee = estimateFee(form, answers, context)
  const titleUntil = answers['status.validUntil']
  const isAhead = isDay(titleUntil) && titleUntil >= context.today
  return { ...(fee && { fee }), ...(isAhead && { titleUntil }) }
}
