// Walks over every condition of every form in forms/: a new form needs no new test code.
import assert from 'node:assert/strict'
import { it } from 'node:test'
import { readForms } from '../../scripts/read-forms.ts'
import { type Form, isVisible, relevantAnswers } from '../index.ts'
import { arbitraryAnswers, seededRandom } from '../testing/arbitrary-answers.ts'
import { conditionsOf, scopesOf } from '../testing/conditions-of.ts'

const context = { today: '2026-11-24' }

/** Which conditions hold for somebody, and which do not, among so many people. */
function meet(form: Form, people: number): { readonly shown: ReadonlySet<string>; readonly hidden: ReadonlySet<string> } {
  const random = seededRandom(1)
  const conditions = conditionsOf(form)
  const [shown, hidden] = [new Set<string>(), new Set<string>()]
  for (let person = 0; person < people; person++) {
    const relevant = relevantAnswers(form, arbitraryAnswers(form, random), context)
    for (const one of conditions)
      for (const answers of scopesOf(one, relevant)) (isVisible(one.condition, answers, context) ? shown : hidden).add(one.name)
  }
  return { shown, hidden }
}

for (const { form } of readForms())
  it(`${form.service} ${form.version} shows everything to somebody, and what has a condition not to everybody`, () => {
    const names = conditionsOf(form).map(({ name }) => name)
    const { shown, hidden } = meet(form, 3000)
    const never = { shown: names.filter((name) => !shown.has(name)), hidden: names.filter((name) => !hidden.has(name)) }
    assert.deepEqual(never, { shown: [], hidden: [] })
  })
