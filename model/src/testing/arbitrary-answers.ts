import type { Answers, AnswerValue, Field, Form } from '../index.ts'

/** A source of numbers from 0 up to, not including, 1. */
export type Random = () => number

/** Numbers that look random and are the same in every run (a linear congruential generator). */
export function seededRandom(seed: number): Random {
  let state = seed >>> 0
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state / 2 ** 32
  }
}

const samples: { readonly [kind in Field['kind']]?: readonly AnswerValue[] } = {
  date: ['1999-12-31', '2026-11-23', '2026-11-25', '2030-01-01'],
  'partial-date': ['1980', '2015-06', '1994-03-27', 'unknown'],
  'yes-no': [true, false],
  integer: [1, 40],
  money: ['4500.00', '1.00'],
}

/** Answers of the right kinds to most questions, by chance: not always complete, not always accepted. */
export function arbitraryAnswers(form: Form, random: Random): Answers {
  return answersTo(
    form.pages.flatMap(({ fields }) => fields),
    random,
  )
}

function answersTo(fields: readonly Field[], random: Random): Answers {
  return Object.fromEntries(fields.flatMap((field) => (random() < 0.9 ? [[field.id, arbitraryAnswer(field, random)]] : [])))
}

function arbitraryAnswer({ kind, options = [], fields = [] }: Field, random: Random): AnswerValue {
  if (kind === 'group') return Array.from({ length: 1 + Math.floor(random() * 3) }, () => answersTo(fields, random))
  const values = options.length > 0 ? options.map(({ value }) => value) : (samples[kind] ?? ['Muster'])
  const chosen = values[Math.floor(random() * values.length)] ?? ''
  return kind === 'choices' || kind === 'countries' ? [String(chosen)] : chosen
}
