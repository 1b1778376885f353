import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { aDocumentRequest, aFile, anAnswer, aQuery, idOf, someDocuments } from '../testing/a-case.ts'
import { arbitraryMessage } from '../testing/arbitrary-message.ts'
import type { CaseMessage, MessageOf } from './case-message.ts'
import { type ExpectationEvent, type ExpectationState, expectationsOf, nextExpectation } from './expectations.ts'

const states = (messages: readonly CaseMessage[], today = '2026-12-01') => expectationsOf(messages, today).map(({ state }) => state)
const head = { caseReference: aQuery().caseReference, sentAt: '2026-12-02T09:00:00.000Z' }
const theOther = someDocuments({
  messageId: idOf(6),
  items: [{ itemId: 'rent', result: 'not-available', reason: 'Ich wohne bei Freunden.' }],
})

describe('what is expected of the person', () => {
  it('is open until its last day is over, then overdue, and never closed by that', () => {
    assert.deepEqual(states([aDocumentRequest()], '2026-12-14'), ['open'])
    assert.deepEqual(states([aDocumentRequest()], '2026-12-15'), ['overdue'])
    assert.deepEqual(states([aDocumentRequest(), someDocuments(), theOther], '2027-06-01'), ['answered'])
  })

  it('is open as long as one of the documents is neither sent nor explained', () => {
    const [expectation] = expectationsOf([aDocumentRequest(), someDocuments()], '2026-12-01')
    assert.deepEqual(expectation, {
      ...{ messageId: idOf(1), kind: 'document-request', state: 'open', until: '2026-12-14', openParts: ['rent'] },
      answers: ['documents', 'more-time'],
    })
    assert.deepEqual(states([aDocumentRequest(), someDocuments(), { ...theOther, items: [{ itemId: 'rent', result: 'more-time' }] }]), [
      'open',
    ])
  })

  it('has a later last day once the authority grants it, also where the person asked within an answer', () => {
    const asked = someDocuments({ items: [{ itemId: 'pass', result: 'more-time' }] })
    const granted = {
      ...head,
      kind: 'more-time-answer',
      messageId: idOf(7),
      inReplyTo: asked.messageId,
      result: 'granted',
      answerUntil: '2027-01-20',
    }
    const [expectation] = expectationsOf([aDocumentRequest(), asked, granted as CaseMessage], '2027-01-10')
    assert.deepEqual([expectation?.state, expectation?.until], ['open', '2027-01-20'])
  })

  it('is not the follow-up question: each is answered for itself', () => {
    const followUp = aDocumentRequest({ messageId: idOf(8), inReplyTo: idOf(2), sentAt: head.sentAt, answerUntil: '2027-02-01' })
    const answer = someDocuments({ messageId: idOf(9), inReplyTo: idOf(8), items: [...someDocuments().items, ...theOther.items] })
    assert.deepEqual(states([aDocumentRequest(), someDocuments(), followUp, answer]), ['open', 'answered'])
  })

  it('is no longer needed when the authority has what it needs, or the case has ended', () => {
    const paid: MessageOf<'status'> = { ...head, kind: 'status', messageId: idOf(10), inReplyTo: idOf(1), step: 'documents-complete' }
    const decision: MessageOf<'decision'> = { ...head, kind: 'decision', messageId: idOf(11), outcome: 'granted', notice: 'post' }
    assert.deepEqual(states([aDocumentRequest(), paid]), ['not-needed'])
    assert.deepEqual(states([aDocumentRequest(), aQuery(), anAnswer(), decision], '2027-01-01'), ['not-needed', 'answered'])
    assert.deepEqual(states([decision, aDocumentRequest({ sentAt: '2026-12-03T09:00:00.000Z' })]), ['open'])
  })

  it('is answered by files that came later only if they name what was asked', () => {
    const later: MessageOf<'later-documents'> = { ...head, kind: 'later-documents', messageId: idOf(12), attachments: [aFile(60)] }
    assert.deepEqual(states([aDocumentRequest(), later]), ['open'])
  })

  it('is the same in whatever order, and however often, the messages come, and ends also where they answer each other in a circle', () => {
    const circle = fc
      .array(arbitraryMessage, { maxLength: 6 })
      .map((messages) =>
        messages.map((message, index) => ({ ...message, messageId: idOf(index), inReplyTo: idOf((index * 5 + 1) % messages.length) })),
      )
    fc.assert(
      fc.property(circle, fc.nat(5), (messages, turn) => {
        const turned = [...messages.slice(turn), ...messages.slice(0, turn), ...messages]
        assert.deepEqual(expectationsOf(turned, '2050-01-01'), expectationsOf(messages, '2050-01-01'))
      }),
      { numRuns: 100 },
    )
  })

  it('stays answered for good, and can always be answered', () => {
    const events = fc.array(fc.constantFrom<ExpectationEvent>('answered', 'day-passed', 'settled', 'ended'))
    const after = (all: readonly ExpectationEvent[]) => all.reduce<ExpectationState>(nextExpectation, 'open')
    fc.assert(fc.property(events, events, (before, later) => after([...before, 'answered', ...later]) === 'answered'))
  })
})
