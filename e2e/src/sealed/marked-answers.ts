import { type Answers, addDays, type Field, type FieldKind, maxLengthOf, type OnlineServiceView, relevantAnswers } from '@aufenthalt/model'
import { readSample } from '../journey/sample.ts'
import { makeMarker, type Needle, textNeedle } from './needle.ts'

/** Answers with a marker in every text. `asked` names those needles that the form asks for in this situation; the others go nowhere. */
export type MarkedAnswers = { readonly answers: Answers; readonly needles: readonly Needle[]; readonly asked: readonly string[] }

/** How a marker is written where there is room for letters of DIN 91379 around it. */
const written: { readonly [Kind in FieldKind]?: (marker: string) => string } = {
  name: (marker) => `Ǧ${marker}ẞ Łž`,
  text: (marker) => `Ř${marker}ñ`,
  'long-text': (marker) => `Begründung ½ €:\n${marker} ŧķŋ`,
  email: (marker) => `${marker}@example.org`,
  phone: (marker) => `+${marker}`,
}

const markerLengths: { readonly [Kind in FieldKind]?: number } = { phone: 14 }

/** Questions that take text: all but postcodes, whose five digits could be anything's. */
const takesMarker = ({ kind, rules = [] }: Field) => kind in written && !rules.some(({ rule }) => rule === 'V-PLZ')

function markedValue(field: Field): { readonly marker: string; readonly value: string } {
  const most = maxLengthOf(field)
  const marker = makeMarker(Math.min(markerLengths[field.kind] ?? 12, most), field.kind === 'phone' ? 'digits' : 'letters')
  const value = written[field.kind]?.(marker) ?? marker
  const isPlain = (field.rules ?? []).length > 0 || value.length > most
  return { marker, value: isPlain ? marker : value }
}

/** Situations that together ask every question that takes text. */
export const situations: { readonly [name: string]: (today: string) => Answers } = {
  employed: (today) => ({
    ...readSample('at-erwerbstaetigkeit', 'extension-new-employer').answers,
    'status.validUntil': addDays(today, -1),
  }),
  selfEmployed: () => ({ ...readSample('at-erwerbstaetigkeit', 'job-seeker').answers, 'passport.type': 'NONE', 'job.kind': 'SELF' }),
  seeker: () => readSample('at-erwerbstaetigkeit', 'job-seeker').answers,
}

/** Fills a situation with markers. */
export function markedAnswers(view: OnlineServiceView, situation: string): MarkedAnswers {
  const fields = textFields(view)
  const marked = fields.map((field) => ({ id: field.id, ...markedValue(field) }))
  const answers = {
    ...situations[situation]?.(view.today),
    ...Object.fromEntries(marked.map(({ id, value }) => [id, value])),
  }
  const asked = relevantAnswers(view.form, answers, { today: view.today })
  const called = (id: string) => `${situation}: ${id}`
  return {
    answers,
    needles: marked.map(({ id, marker }) => textNeedle(called(id), marker)),
    asked: marked.filter(({ id }) => id in asked).map(({ id }) => called(id)),
  }
}

/** All questions of a form that take a marker. */
export const textFields = ({ form }: OnlineServiceView): Field[] => form.pages.flatMap(({ fields }) => fields).filter(takesMarker)
