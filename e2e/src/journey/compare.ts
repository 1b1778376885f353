// Compares what was answered with what the case system read. It knows the form's fields and their paths and nothing of how the platform maps them.
import { isDeepStrictEqual } from 'node:util'
import type { Answers, AnswerValue, Form } from '@aufenthalt/model'

/** An application as the case system tells it: blocks of values, and answers without a block. */
export type ReadApplication = {
  readonly [block: string]: unknown
  readonly fachangaben: readonly { readonly id: string; readonly value: unknown }[]
}

/** What a comparison found; ids only, never an answer. `unexpected`: said in the case, not answered. */
export type Comparison = { readonly compared: number; readonly different: readonly string[]; readonly unexpected: readonly string[] }

/** Parts of an application that no question asks for. */
const otherParts = ['header', 'fachangaben', 'documents', 'declarations']

/** Names that may be missing: "no" to "there is none" is said by the name itself (xian:AllgemeinerName, a choice). */
const saidByName: { readonly [path: string]: string } = {
  'person.noFamilyName': 'person.familyName',
  'person.noGivenNames': 'person.givenNames',
}

/** Compares every relevant answer; each must be found exactly once, at its path or under its id. */
export function compareAnswers(form: Form, answers: Answers, application: ReadApplication): Comparison {
  const paths = new Map(form.pages.flatMap((page) => page.fields).map(({ id, path }) => [id, path]))
  const said = saidIn(application)
  const places = Object.keys(answers).map((id) => ({ id, place: placeOf(id, paths.get(id), said) }))
  const expected = new Set(places.map(({ place }) => place))
  const isSaid = (place: string, answer: AnswerValue | undefined) =>
    isDeepStrictEqual(said.get(place), answer) || (answer === false && !said.has(place) && said.has(saidByName[place] ?? ''))
  return {
    compared: places.length,
    different: places.filter(({ id, place }) => !isSaid(place, answers[id])).map(({ id }) => id),
    unexpected: [...said.keys()].filter((place) => !expected.has(place)),
  }
}

function placeOf(id: string, path: string | undefined, said: ReadonlyMap<string, unknown>): string {
  return path !== undefined && (said.has(path) || path in saidByName) ? path : id
}

/** Everything that an application says, by path or by field id. */
function saidIn(application: ReadApplication): Map<string, unknown> {
  const blocks = Object.entries(application).filter(([block, value]) => !otherParts.includes(block) && isRecord(value))
  return new Map([
    ...blocks.flatMap(([block, fields]) =>
      Object.entries(fields as object).map(([name, value]) => [`${block}.${name}`, plain(value)] as const),
    ),
    ...application.fachangaben.map(({ id, value }) => [id, plain(value)] as const),
  ])
}

/** A value as it was answered: a code without its name, an entry of a group by its field ids. */
function plain(value: unknown): unknown {
  if (Array.isArray(value)) return value.every(isEntry) ? value.map(entryOf) : value.map(plain)
  return isRecord(value) && 'code' in value ? value['code'] : value
}

const isRecord = (value: unknown): value is { readonly [name: string]: unknown } =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const isEntry = (value: unknown): value is ReadApplication['fachangaben'] => Array.isArray(value)
const entryOf = (entry: ReadApplication['fachangaben']) => Object.fromEntries(entry.map(({ id, value }) => [id, plain(value)]))
