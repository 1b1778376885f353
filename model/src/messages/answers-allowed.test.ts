import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { describe, it } from 'node:test'
import type { PublicHolidayTable } from '../deadlines/public-holidays.ts'
import { aDocumentRequest, anAnswer, aQuery, idOf, someDocuments } from '../testing/a-case.ts'
import { answerUntilOf } from './answer-until.ts'
import { answersAllowed, checkReply, receiptsAllowed } from './answers-allowed.ts'
import { type MessageOf, messageKinds, messageTables, senderOf } from './case-message.ts'

const codes = (...messages: Parameters<typeof checkReply>) => checkReply(...messages).map(({ path, code }) => `${path} ${code}`)

const head = { caseReference: aQuery().caseReference, sentAt: '2026-12-02T09:00:00.000Z' }

describe('an answer', () => {
  it('is allowed where the table says so, and to what the other side asked', () => {
    assert.deepEqual(answersAllowed(aQuery()), ['answer', 'more-time'])
    assert.deepEqual(answersAllowed({ kind: 'status' }), [])
    for (const kind of messageKinds)
      for (const answer of answersAllowed({ kind })) assert.notEqual(senderOf(answer), senderOf(kind), `${answer} to ${kind}`)
  })

  it('can be late only where something is asked, and more time can be asked for wherever it can be late, but for appointments', () => {
    for (const kind of messageKinds) {
      const { answeredBy, days } = messageTables[kind]
      assert.equal(days !== undefined, senderOf(kind) === 'authority' && answeredBy.length > 0 && kind !== 'not-competent', kind)
      assert.equal(answeredBy.includes('more-time'), days !== undefined && kind !== 'appointment', kind)
    }
  })

  it('names what was asked, in the same case', () => {
    assert.deepEqual(codes(someDocuments(), aDocumentRequest()), [])
    assert.deepEqual(codes(anAnswer(), aQuery()), [])
    assert.deepEqual(codes(someDocuments({ inReplyTo: idOf(9) }), aDocumentRequest()), ['inReplyTo does-not-answer'])
    assert.deepEqual(codes({ ...anAnswer(), inReplyTo: idOf(1) }, aDocumentRequest()), ['inReplyTo does-not-answer'])
    assert.deepEqual(codes(someDocuments({ caseReference: 'AT-0000-0000-0000' }), aDocumentRequest()), ['caseReference does-not-answer'])
    assert.deepEqual(codes(someDocuments({ items: [{ itemId: 'other', result: 'more-time' }] }), aDocumentRequest()), [' not-asked'])
  })

  it('is not needed by what can stand alone, which may concern any message of the case', () => {
    const status: MessageOf<'status'> = { ...head, kind: 'status', messageId: idOf(20), inReplyTo: idOf(1), step: 'documents-complete' }
    assert.deepEqual(codes(status, aDocumentRequest()), [])
    const followUp = aQuery({ messageId: idOf(21), inReplyTo: idOf(2), items: aDocumentRequest().items })
    assert.deepEqual(codes(followUp, someDocuments()), [])
  })

  it('is no receipt: those say who has a message of the other side, and which of its files', () => {
    const taken: MessageOf<'taken'> = {
      ...head,
      kind: 'taken',
      messageId: idOf(22),
      inReplyTo: idOf(2),
      at: head.sentAt,
      attachmentIds: [idOf(50)],
    }
    assert.deepEqual(receiptsAllowed(aQuery()), ['delivered', 'read'])
    assert.deepEqual(receiptsAllowed(taken), [])
    assert.deepEqual(codes(taken, someDocuments()), [])
    assert.deepEqual(codes({ ...taken, attachmentIds: [idOf(51)] }, someDocuments()), [' not-asked'])
    assert.deepEqual(codes({ ...taken, inReplyTo: idOf(1) }, aDocumentRequest()), ['inReplyTo does-not-answer'])
  })

  it('chooses one of the options, and only one where one was asked for', () => {
    assert.deepEqual(codes(anAnswer({ answers: [{ questionId: 'together', choices: ['X'] }] }), aQuery()), ['answers.0.choices option'])
    assert.deepEqual(codes(anAnswer({ answers: [{ questionId: 'together', choices: ['J', 'N'] }] }), aQuery()), [
      'answers.0.choices too-many',
    ])
  })

  it('takes another time for an appointment only from those that were offered', () => {
    const [one, two, three] = ['08:00', '09:00', '10:00'].map((time) => ({ date: '2026-12-07', time }))
    const appointment = {
      ...{ kind: 'appointment', messageId: idOf(5), caseReference: aQuery().caseReference, sentAt: aQuery().sentAt, purpose: 'biometrics' },
      ...{ slot: one, alternatives: [two], place: { name: 'Ausländerbehörde Musterstadt' } },
    } as MessageOf<'appointment'>
    const { answers, ...head } = anAnswer()
    const answer: MessageOf<'appointment-answer'> = { ...head, kind: 'appointment-answer', inReplyTo: idOf(5), answer: 'other-time' }
    assert.deepEqual(codes({ ...answer, slot: two } as typeof answer, appointment), [])
    assert.deepEqual(codes({ ...answer, slot: three } as typeof answer, appointment), ['slot option'])
    assert.deepEqual(codes(answer, appointment), [])
  })
})

describe('the last day for an answer', () => {
  const { holidays } = JSON.parse(
    readFileSync(new URL('../../../forms/tables/public-holidays.json', import.meta.url), 'utf8'),
  ) as PublicHolidayTable

  it('comes after the notice, by the day in Germany and the holidays of the Land', () => {
    const calendar = { land: '12', holidays }
    assert.equal(answerUntilOf('document-request', '2026-12-18T10:00:00.000Z', calendar), '2027-01-05')
    assert.equal(answerUntilOf('document-request', '2026-12-17T23:30:00.000Z', calendar), '2027-01-05')
    assert.equal(answerUntilOf('hearing', '2026-12-18T10:00:00.000Z', calendar, 28), '2027-01-19')
    assert.equal(answerUntilOf('status', '2026-12-18T10:00:00.000Z', calendar), undefined)
  })
})
