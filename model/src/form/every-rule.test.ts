// Everything that a form demands, broken once: the person is told the code and the field. A new form needs no new test code.
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { readForms } from '../../scripts/read-forms.ts'
import { badCases, problemsOf } from '../testing/bad-cases/bad-cases.ts'

const today = '2026-11-24'

for (const { form, samples } of readForms()) {
  describe(`${form.service} ${form.version}`, () => {
    const { cases, without } = badCases(
      form,
      samples.map(({ answers }) => answers),
      today,
    )

    it('has a case for everything that it demands', () => {
      assert.ok(cases.length > 0)
      assert.deepEqual(
        without.map(({ name }) => name),
        [],
      )
    })

    for (const bad of cases)
      it(`says what is wrong: ${bad.demand.name}`, () => {
        const { field, code, level } = bad.demand.problem
        const found = problemsOf(form, bad, today).filter((problem) => problem.field === field && problem.code === code)
        assert.deepEqual([...new Set(found.map((problem) => problem.level))], [level])
      })
  })
}
