import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Answers, Field, Page } from '@aufenthalt/model'
import { stepsOf } from '../pages/steps.ts'
import { smallView } from '../testing/small-view.ts'
import { changeAnswer, noWork } from './change-answer.ts'
import { checkEverything, checkQuestions, declare, dropSolved, hasErrors, placeAfterChange, placeOf, settleAnswer } from './work.ts'

const { form, today } = smallView('de')
const rules = { form, context: { today } }
const page = (id: string) => form.pages.find((one) => one.id === id) as Page
const field = (id: string) => form.pages.flatMap(({ fields }) => fields).find((one) => one.id === id) as Field
const workWith = (answers: Answers) => ({ ...noWork, answers })

test('leaving a page tidies its answers and finds what is missing', () => {
  const work = checkQuestions(workWith({ 'person.familyName': '  Muster ', 'person.birthDate': '1990-2-5' }), page('person'), rules)
  assert.equal(work.answers['person.familyName'], 'Muster')
  assert.equal(work.answers['person.birthDate'], '1990-02-05')
  assert.ok(hasErrors(work, page('person')))
  assert.ok(!hasErrors(work, page('address')))
})

test('an error stays until it is solved, and a new one waits for "continue"', () => {
  const found = checkQuestions(noWork, page('person'), rules)
  const name = field('person.familyName')
  const errorsOf = (work: typeof found) => work.problems.filter((problem) => problem.field === name.id).map(({ code }) => code)
  assert.deepEqual(errorsOf(settleAnswer(found, name, rules)), ['required'])
  assert.deepEqual(errorsOf(settleAnswer(changeAnswer(found, name, 'Muster'), name, rules)), [])
  assert.deepEqual(errorsOf(settleAnswer(changeAnswer(noWork, name, 'Петров'), name, rules)), [])
})

test('what only looks odd is explained when the person leaves the control', () => {
  const until = field('passport.validUntil')
  const typed = changeAnswer(workWith({ 'passport.type': 'REISEPASS' }), until, '2020-1-1')
  assert.deepEqual(
    settleAnswer(typed, until, rules).problems.map(({ code, level }) => [code, level]),
    [['past', 'warn']],
  )
})

test('everything is checked before it is sent: answers, documents, declarations', () => {
  const withPassport = workWith({ 'passport.type': 'REISEPASS' })
  const fields = new Set(checkEverything(withPassport, [], rules).problems.map((problem) => placeOf(form, problem.field).kind))
  assert.deepEqual(fields, new Set(['page', 'documents', 'check']))
  const file = { attachmentId: '1', code: 'D-PASS', filename: 'a.pdf', mimeType: 'application/pdf', bytes: 1, key: '', sent: 0 }
  const problems = checkEverything(withPassport, [{ ...file, state: 'sending' }], rules).problems.filter(
    (problem) => problem.field === 'D-PASS',
  )
  assert.deepEqual(
    problems.map(({ code }) => code),
    ['document-open'],
  )
})

test('a missing document is no problem any more once it is kept', () => {
  const withPassport = workWith({ 'passport.type': 'REISEPASS' })
  const work = checkEverything(withPassport, [], rules)
  const upload = {
    attachmentId: '1',
    code: 'D-PASS',
    filename: 'a.pdf',
    mimeType: 'application/pdf',
    bytes: 1,
    key: '',
    sent: 1,
    state: 'kept',
  } as const
  const solved = dropSolved(work, [upload], rules)
  assert.equal(work.problems.length - solved.problems.length, 1)
  assert.equal(dropSolved(work, [], rules).problems.length, work.problems.length)
})

test('a tick solves the problem of its declaration and no other', () => {
  const work = checkEverything(noWork, [], rules)
  const ticked = declare(work, 'decl.truth', true)
  assert.deepEqual(ticked.declared, ['decl.truth'])
  assert.equal(work.problems.length - ticked.problems.length, 1)
  assert.deepEqual(declare(ticked, 'decl.truth', false).declared, [])
})

test('a changed answer that opens a new question leads there, else back to the check', () => {
  const complete = { reason: 'ERST', purpose: '18b', 'stay.wanted': 'MAX' }
  const steps = stepsOf({ ...form, pages: [page('request')] }, complete, { today })
  const onlyRequest = { ...rules, form: { ...form, pages: [page('request')] } }
  assert.deepEqual(placeAfterChange(workWith(complete), steps, onlyRequest), { kind: 'check' })
  const open = { ...complete, 'stay.wanted': 'UNTIL' }
  assert.deepEqual(placeAfterChange(workWith(open), steps, onlyRequest), { kind: 'page', page: 'request', returning: true })
})
