// What people, scripts and attackers may send to a form: mostly plausible answers of the right type, with wild texts.
import type { AnswerValue, Field, Form } from '@aufenthalt/model'
import fc from 'fast-check'
import { day, wildText } from './wild.ts'

const anyText = fc.oneof(
  { weight: 6, arbitrary: wildText(40) },
  wildText(4100),
  fc.string({ unit: 'grapheme', maxLength: 60 }),
  fc.string({ unit: 'binary' }),
)

/** A value of the list, so that not every answer is refused. */
const oneOf = ({ options = [] }: Field) => fc.constantFrom(...options.map(({ value }) => value), 'no-such-code')

const answerTo: { readonly [Kind in Field['kind']]: (field: Field) => fc.Arbitrary<unknown> } = {
  name: () => anyText,
  text: () => fc.oneof(anyText, fc.stringMatching(/^[0-9]{5}$/)),
  'long-text': () => anyText,
  date: () => day,
  'partial-date': () => fc.oneof(day, fc.constantFrom('1990', '1990-02', 'unknown', '1990-13', '')),
  'yes-no': () => fc.boolean(),
  integer: () => fc.integer({ min: -5, max: 60 }),
  money: () => fc.oneof(fc.constantFrom('4.500,00', '4500', '0,5', '-1', '99999999999'), fc.nat().map(String)),
  choice: oneOf,
  choices: (field) => fc.uniqueArray(oneOf(field), { maxLength: 4 }),
  country: oneOf,
  countries: (field) => fc.uniqueArray(oneOf(field), { maxLength: 25 }),
  email: () => fc.oneof(fc.emailAddress(), anyText),
  phone: () => fc.oneof(fc.constantFrom('+49 30 123456', '030/123456'), anyText),
  group: ({ fields = [] }) => fc.array(fc.record(answersTo(fields), { requiredKeys: [] }), { maxLength: 3 }),
}

const answersTo = (fields: readonly Field[]) => Object.fromEntries(fields.map((field) => [field.id, answerTo[field.kind](field)]))

/** Answers to some of the questions of a form. */
export const arbitraryAnswers = ({ pages }: Form): fc.Arbitrary<{ [fieldId: string]: AnswerValue }> =>
  fc.record(answersTo(pages.flatMap(({ fields }) => fields)), { requiredKeys: [] }) as fc.Arbitrary<{ [fieldId: string]: AnswerValue }>
