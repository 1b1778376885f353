// Compares what was answered with what the case system read. It knows the form's fields and their paths and nothing of how the platform maps them.
import { isDeepStrictEqual } from 'node:util'
import type { Answers, AnswerValue, Field, Form } from '@aufenthalt/model'

/** An application as the case system tells it: blocks of values, and answers without a block. */
export type ReadApplication = {
  readonly [block: string]: unknown
  readonly fachangaben: readonly { readonly id: string; readonly value: unknown }[]
}

/** What a comparison found; ids only, never an answer. `unexpected`: said in the case, not answered. */
export type Comparison = { readonly compared: number; readonly different: readonly string[]; readonly unexpected: readonly string[] }

/** Parts of an application that no question asks for. */
const otherParts = ['header', 'fachangaben', 'documents', 'laterDocuments', 'declarations']

/** Names that may be missing: "no" to "there is none" is said by the name itself (xian:AllgemeinerName, a choice). */
const saidByName: { readonly [path: string]: string } = {
  'person.noFamilyName': 'person.familyName',
  'person.noGivenNames': 'person.givenNames',
}

/** Compares every relevant answer; each must be found exactly once, at its path or under its id. */
export function compareAnswers(form: Form, answers: Answers, application: ReadApplication): Comparison {
  const fields = form.pages.flatMap((page) => page.fields)
  const paths = new Map(fields.map(({ id, path }) => [id, path]))
  const said = saidIn(application, fields)
  const unordered = new Set(fields.filter(({ kind }) => kind === 'choices').map(({ id }) => id))
  const places = Object.keys(answers).map((id) => ({ id, place: placeOf(id, paths.get(id), said) }))
  const expected = new Set(places.map(({ place }) => place))
  const isSaid = (id: string, place: string, answer: AnswerValue | undefined) =>
    isDeepStrictEqual(...([said.get(place), answer].map((value) => (unordered.has(id) ? sorted(value) : value)) as [unknown, unknown])) ||
    (answer === false && !said.has(place) && said.has(saidByName[place] ?? ''))
  return {
    compared: places.length,
    different: places.filter(({ id, place }) => !isSaid(id, place, answers[id])).map(({ id }) => id),
    unexpected: [...said.keys()].filter((place) => !expected.has(place)),
  }
}

function placeOf(id: string, path: string | undefined, said: ReadonlyMap<string, unknown>): string {
  return path !== undefined && (said.has(path) || path in saidByName) ? path : id
}

const sorted = (value: unknown) => (Array.isArray(value) ? value.toSorted() : value)

/** Everything that an application says, by path or by field id. */
function saidIn(application: ReadApplication, fields: readonly Field[]): Map<string, unknown> {
  const groups = new Map(fields.filter(({ kind }) => kind === 'group').map((field) => [field.path, field]))
  const blocks = Object.entries(application).filter(([block, value]) => !otherParts.includes(block) && isRecord(value))
  return new Map([
    ...blocks.flatMap(([block, fields]) =>
      Object.entries(fields as object).map(([name, value]) => {
        const group = groups.get(`${block}.${name}`)
        return [`${block}.${name}`, group ? entriesOf(group, value) : plain(value)] as const
      }),
    ),
    ...application.fachangaben.map(({ id, value }) => [id, plain(value)] as const),
  ])
}

/** A value as it was answered: a code without its name, an entry of a group by its field ids. */
function plain(value: unknown): unknown {
  if (Array.isArray(value)) return value.every(isEntry) ? value.map(entryOf) : value.map(plain)
  return isRecord(value) && 'code' in value ? value['code'] : value
}

/** Entries of a typed block, whose values stand under the paths of the group's fields, by the ids of these fields. */
function entriesOf({ fields = [] }: Field, entries: unknown): unknown {
  const ids = new Map(fields.map(({ id, path }) => [path, id]))
  return (entries as readonly object[]).map((entry) =>
    Object.fromEntries(Object.entries(entry).map(([name, value]) => [ids.get(name) ?? name, plain(value)])),
  )
}

const isRecord = (value: unknown): value is { readonly [name: string]: unknown } =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const isEntry = (value: unknown): value is ReadApplication['fachangaben'] => Array.isArray(value)
const entryOf = (entry: ReadApplication['fachangaben']) => Object.fromEntries(entry.map(({ id, value }) => [id, plain(value)]))
