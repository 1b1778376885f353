import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { messageKinds } from '@aufenthalt/model'
import fc from 'fast-check'
import { aDocumentRequest, someDocuments } from '../../../model/src/testing/a-case.ts'
import { arbitraryMessageOf } from '../../../model/src/testing/arbitrary-message.ts'
import { readMessageSamples } from '../../scripts/message-samples.ts'
import { fieldLabels, messageTitles } from './message-words.ts'
import { readableMessage } from './readable-message.ts'

describe('a message for a reader', () => {
  it('has its German title, number, day and words, and names what is asked for', () => {
    const message = aDocumentRequest({
      ownWords: 'Bitte bald.',
      textBlocks: [{ id: 'intro', parameters: [{ name: 'day', value: '14.12.' }] }],
    })
    assert.deepEqual(readableMessage(message, { 'message.intro': 'Bis {day} brauchen wir:' }), [
      {
        title: 'Nachforderung von Unterlagen',
        rows: [
          { label: 'Vorgangsnummer', value: 'AT-7K3M-9QXD-2B4R' },
          { label: 'Gesendet', value: '24.11.2026, 10:00:00 Uhr' },
          { label: 'Antwort bis', value: '14.12.2026' },
        ],
      },
      {
        title: 'Inhalt',
        rows: [
          { label: 'Unterlage 1 – Art', value: 'Pass (D-PASS)' },
          { label: 'Unterlage 1 – Grund', value: 'nicht lesbar' },
          { label: 'Unterlage 2 – Art', value: 'Mietvertrag (D-RENT)' },
          { label: 'Unterlage 2 – Grund', value: 'fehlt' },
          { label: 'Unterlage 2 – Text', value: 'Bitte alle Seiten.' },
        ],
      },
      { title: 'Textbausteine', rows: [{ label: 'intro', value: 'Bis 14.12. brauchen wir:' }] },
      { title: 'Eigene Worte der Sachbearbeitung', rows: [{ label: 'Text', value: 'Bitte bald.' }] },
    ])
  })

  it('lists the files, wherever in the message they stand', () => {
    assert.deepEqual(readableMessage(someDocuments()).at(-1), {
      title: 'Unterlagen',
      rows: [{ label: 'D-PASS', value: 'pass.pdf (1 kB)' }],
    })
  })

  it('shows every word of ours in German, and no field by the name that programs give it', () => {
    const rows = readMessageSamples().flatMap(({ message }) => readableMessage(message).flatMap((section) => section.rows))
    for (const { label, value } of rows) {
      assert.ok(!Object.hasOwn(fieldLabels, label), label)
      assert.doesNotMatch(value, /^[a-z]+(-[a-z]+)+$/)
    }
  })

  it('can be shown whatever it says', () => {
    for (const kind of messageKinds)
      fc.assert(
        fc.property(arbitraryMessageOf(kind), (message) => assert.equal(readableMessage(message)[0]?.title, messageTitles[kind])),
        { numRuns: 20 },
      )
  })
})
