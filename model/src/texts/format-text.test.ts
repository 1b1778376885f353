import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { formatText } from './format-text.ts'

describe('a text', () => {
  it('gets its parameters', () => {
    assert.equal(formatText({ 'ui.step': 'Schritt {step} von {total}' }, 'ui.step', { step: 2, total: 6 }), 'Schritt 2 von 6')
  })

  it('does not read signs of replacement out of a parameter', () => {
    assert.equal(formatText({ a: 'Datei {name}' }, 'a', { name: '$& {name}' }), 'Datei $& {name}')
  })

  it('shows its key or its place when something is missing', () => {
    assert.equal(formatText({}, 'ui.nowhere'), 'ui.nowhere')
    assert.equal(formatText({ a: 'bis {max}' }, 'a'), 'bis {max}')
  })
})
