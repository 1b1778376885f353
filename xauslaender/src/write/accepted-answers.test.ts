// What is acknowledged can be delivered: whatever a form accepts is a valid message of every profile, and comes back from it.
import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { type Answers, checkAnswers, type Form, relevantAnswers } from '@aufenthalt/model'
import fc from 'fast-check'
import { readForms } from '../../scripts/samples.ts'
import { canonicalApplication } from '../canonical/canonical-application.ts'
import { type Checker, createChecker } from '../check/create-checker.ts'
import { profiles } from '../profiles/profiles.ts'
import { readApplication } from '../read/read-application.ts'
import { aMessage } from '../testing/a-message.ts'
import { aHeader } from '../testing/an-application.ts'
import { arbitraryAnswers } from '../testing/arbitrary-answers.ts'

const context = { today: '2026-11-24' }

/** Without these no message is written; they are given wherever the form refused what was there. */
const needed: Answers = { 'person.familyName': 'Muster', 'person.givenNames': 'Mina', 'person.birthDate': 'unknown' }

/** What no other answer would mend: a missing answer, and a page that says that there is no application here. Neither concerns the message. */
const ofNoConcern = ['required', 'stopped']

/** The answers that the form accepts: what it refuses is taken out until it refuses nothing that concerns the message. */
function acceptedOf(form: Form, answers: Answers): Answers {
  const refused = checkAnswers(form, answers, context).filter(({ level, code }) => level === 'error' && !ofNoConcern.includes(code))
  if (refused.length === 0) return relevantAnswers(form, answers, context)
  return acceptedOf(form, without(new Set(refused.map(({ field }) => field)), answers))
}

/** Answers without these fields, which may stand in entries of groups. */
const without = (fields: ReadonlySet<string>, answers: Answers): Answers =>
  Object.fromEntries(
    Object.entries(answers).flatMap(([id, value]) => {
      if (fields.has(id)) return []
      const isGroup = Array.isArray(value) && typeof value[0] === 'object'
      return [[id, isGroup ? (value as readonly Answers[]).map((entry) => without(fields, entry)) : value]]
    }),
  )

describe('what a form accepts', () => {
  let checker: Checker
  before(async () => {
    checker = await createChecker()
  })
  after(() => checker.dispose())

  for (const { folder, form, texts } of readForms()) {
    for (const { id } of Object.values(profiles)) {
      it(`is a valid message that comes back: ${folder}, profile ${id}`, () => {
        let textsKept = 0
        const carried = new Set<string>()
        fc.assert(
          fc.property(arbitraryAnswers(form), (sent) => {
            const accepted = acceptedOf(form, { ...needed, ...sent })
            const answers = relevantAnswers(form, { ...needed, ...accepted }, context)
            textsKept += Object.values(answers).filter((value) => typeof value === 'string' && /[^\w.-]/.test(value)).length
            for (const field of Object.keys(answers)) carried.add(field)
            const application = canonicalApplication({ form, answers, texts, header: aHeader(), documents: [], declarations: [] })
            const xml = aMessage(id, application)
            assert.deepEqual(checker.check(id, xml), [])
            assert.deepEqual(readApplication(xml).application, application)
          }),
          { numRuns: 300 },
        )
        assert.ok(textsKept > 300, 'enough wild texts were accepted to mean something')
        const fields = form.pages.flatMap((page) => page.fields.map(({ id: field }) => field))
        assert.ok(carried.size > 0.8 * fields.length, 'enough questions were reached')
      })
    }
  }
})
