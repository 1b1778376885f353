import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { aDocumentRequest, aQuery, someDocuments } from '../testing/a-case.ts'
import { arbitraryMessage } from '../testing/arbitrary-message.ts'
import { messageTables } from './case-message.ts'
import { checkMessage, isCaseMessage } from './check-message.ts'
import { normaliseMessage } from './normalise-message.ts'

const codes = (value: unknown) => checkMessage(value).map(({ path, code }) => `${path} ${code}`)

describe('a message', () => {
  it('is accepted whatever the tables allow', () => {
    fc.assert(
      fc.property(arbitraryMessage, (message) => assert.deepEqual(checkMessage(message), [])),
      { numRuns: 500 },
    )
  })

  it('is checked without ever failing, whatever JSON it is', () => {
    const keys = fc.constantFrom('kind', 'items', 'messageId', '__proto__', 'constructor', 'answerUntil', 'slot', 'toString')
    const wild = fc.letrec((tie) => ({
      value: fc.oneof(fc.jsonValue(), fc.constantFrom(...Object.keys(messageTables)), fc.dictionary(keys, tie('value'), { maxKeys: 6 })),
    })).value
    fc.assert(
      fc.property(wild, (value) => assert.ok(Array.isArray(checkMessage(JSON.parse(JSON.stringify(value)))))),
      { numRuns: 2000 },
    )
  })

  it('is refused when any one of its values is replaced by something else', () => {
    const strange = fc.constantFrom<unknown>(null, {}, [], 1.5, '', ' ', '\u0000', 'ж', { toString: 1 }, 'x'.repeat(5000))
    fc.assert(
      fc.property(arbitraryMessage, strange, fc.nat(), (message, value, pick) => {
        const names = Object.keys(message)
        const name = names[pick % names.length] ?? ''
        assert.ok(!isCaseMessage({ ...message, [name]: value }), name)
      }),
      { numRuns: 500 },
    )
  })

  it('is accepted as well once its words are tidied, and stays as it is then', () => {
    fc.assert(
      fc.property(arbitraryMessage, (message) => {
        const tidied = normaliseMessage(message)
        assert.deepEqual(checkMessage(tidied), [])
        assert.deepEqual(normaliseMessage(tidied), tidied)
      }),
      { numRuns: 300 },
    )
  })

  it('is sent at a moment of the calendar, in UTC with milliseconds', () => {
    for (const sentAt of ['2026-11-24T09:00:00Z', '2026-11-24T10:00:00.000+01:00', '2026-02-30T09:00:00.000Z', '0000-01-01T00:00:00.000Z'])
      assert.ok(!isCaseMessage(aDocumentRequest({ sentAt })), sentAt)
  })

  it('is refused with a field that nobody knows, whose name is not repeated', () => {
    assert.deepEqual(codes({ ...aDocumentRequest(), geheim: 1 }), [' unknown-field'])
  })

  it('is refused in letters of another script, in more words than it may have, and where letters are not composed', () => {
    assert.deepEqual(codes(aDocumentRequest({ ownWords: 'Привет' })), ['ownWords letters'])
    assert.deepEqual(codes(aDocumentRequest({ ownWords: 'x'.repeat(4001) })), ['ownWords too-long'])
    assert.deepEqual(codes(aDocumentRequest({ ownWords: 'a\u0308' })), ['ownWords letters'])
    assert.deepEqual(codes(normaliseMessage(aDocumentRequest({ ownWords: ' a\u0308 „gut“ – ja\u200b' }))), [])
  })

  it('asks for a reason why a document is not there, and for the document where it is said to be sent', () => {
    const [item] = someDocuments().items
    assert.deepEqual(codes(someDocuments({ items: [{ itemId: 'pass', result: 'not-available' }] })), ['items.0.reason required'])
    assert.deepEqual(codes(someDocuments({ items: [{ itemId: 'pass', result: 'sent' }] })), ['items.0.attachments required'])
    assert.deepEqual(codes(someDocuments({ items: [{ ...item, itemId: 'pass', result: 'more-time' }] })), [
      'items.0.attachments not-expected',
    ])
  })

  it('asks nothing twice under the same id, and sends no file twice', () => {
    const { items } = aDocumentRequest()
    assert.deepEqual(codes(aDocumentRequest({ items: [...items, ...items] })), ['items duplicate'])
    const [sent] = someDocuments().items
    assert.deepEqual(
      codes(
        someDocuments({
          items: [
            { ...sent, itemId: 'a', result: 'sent' },
            { ...sent, itemId: 'b', result: 'sent' },
          ],
        }),
      ),
      [' duplicate'],
    )
  })

  it('sets no last day before it was sent, by the day in Germany', () => {
    assert.deepEqual(codes(aQuery({ sentAt: '2026-11-24T23:30:00.000Z', answerUntil: '2026-11-24' })), ['answerUntil too-early'])
    assert.deepEqual(codes(aQuery({ sentAt: '2026-11-24T23:30:00.000Z', answerUntil: '2026-11-25' })), [])
  })

  it('offers options where a choice is asked for, and nowhere else', () => {
    const question = { questionId: 'q', text: 'Wohnen Sie zusammen?' }
    assert.deepEqual(codes(aQuery({ questions: [{ ...question, answerAs: 'choice' }] })), ['questions.0.options required'])
    assert.deepEqual(codes(aQuery({ questions: [{ ...question, answerAs: 'text', options: [{ code: 'J', text: 'Ja' }] }] })), [
      'questions.0.options not-expected',
    ])
  })
})
