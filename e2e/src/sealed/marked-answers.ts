import {
  type Answers,
  type AnswerValue,
  type Field,
  type FieldKind,
  type GroupEntry,
  maxLengthOf,
  type OnlineServiceView,
  relevantAnswers,
} from '@aufenthalt/model'
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

/** Samples that together ask every question that takes text. */
export const situations = [
  'blue-card-first',
  'extension-new-employer',
  'job-seeker',
  'late-after-expiry',
  'rare-names-unknown-birth-day',
  'represented-minor',
  'self-employed',
] as const

/** What no sample answers: the number of an entry visa beside a title. */
const otherwise: { readonly [situation: string]: Answers } = {
  'self-employed': { reason: 'ERST', 'addr.abroad.state': 'GE', 'addr.abroadKept': false },
}

/** A question that takes text: in a group, every entry answers it. */
type MarkedField = { readonly field: Field; readonly group?: Field }

/** Fills a sample with markers. */
export function markedAnswers(view: OnlineServiceView, situation: string): MarkedAnswers {
  const answers: { [id: string]: AnswerValue } = { ...readSample(view.form.service, situation).answers, ...otherwise[situation] }
  const needles: { readonly id: string; readonly marker: string }[] = []
  for (const { field, group } of markedFields(view)) {
    const { marker, value } = markedValue(field)
    needles.push({ id: field.id, marker })
    if (!group) answers[field.id] = value
    else if (group.id in answers)
      answers[group.id] = (answers[group.id] as readonly GroupEntry[]).map((entry) => ({ ...entry, [field.id]: value }))
  }
  const relevant = relevantAnswers(view.form, answers, { today: view.today })
  const called = (id: string) => `${situation}: ${id}`
  return {
    answers,
    needles: needles.map(({ id, marker }) => textNeedle(called(id), marker)),
    asked: markedFields(view)
      .filter(({ field: { id }, group }) =>
        group ? ((relevant[group.id] ?? []) as readonly GroupEntry[]).some((entry) => id in entry) : id in relevant,
      )
      .map(({ field }) => called(field.id)),
  }
}

function markedFields({ form }: OnlineServiceView): MarkedField[] {
  const fields = form.pages.flatMap((page) => page.fields)
  const inGroups = fields.flatMap((group) => (group.fields ?? []).map((field) => ({ field, group })))
  return [...fields.map((field) => ({ field })), ...inGroups].filter(({ field }) => takesMarker(field))
}

/** All questions of a form that take a marker. */
export const textFields = (view: OnlineServiceView): Field[] => markedFields(view).map(({ field }) => field)
