import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { blockFields } from '../canonical/blocks.ts'
import { applicationSchema, messageLimits, messageSchema, profiles } from './profiles.ts'

describe('the profiles', () => {
  it('have namespaces of their own and never the official one', () => {
    const namespaces = Object.values(profiles).flatMap(({ namespace, messages }) => [namespace, messages.namespace])
    assert.equal(new Set(namespaces).size, namespaces.length)
    for (const namespace of namespaces) assert.match(namespace, /^urn:aufenthalt:nachricht:(antrag|rueckkanal):\d+$/)
  })

  it('are announced to the delivery service by their namespace', () => {
    assert.deepEqual(applicationSchema('1'), { schemaUri: 'urn:aufenthalt:nachricht:antrag:1', mimeType: 'application/xml' })
    assert.deepEqual(messageSchema('2'), { schemaUri: 'urn:aufenthalt:nachricht:rueckkanal:2', mimeType: 'application/xml' })
  })

  it('call every kind of message by a name of its own', () => {
    for (const { messages } of Object.values(profiles)) {
      const roots = Object.values(messages.kinds).map(({ root }) => root)
      assert.equal(new Set(roots).size, roots.length)
    }
  })

  it('are known by their names alone', () => {
    for (const name of ['', '0', 'constructor'])
      assert.throws(() => applicationSchema(name as '1'), { name: 'MessageError', code: 'unknown-profile' })
  })

  it('say how much of each text they can carry', () => {
    assert.deepEqual(messageLimits.paths.get('address.houseNumber'), { maxLength: 9 })
    assert.deepEqual(messageLimits.paths.get('work.jobDescription'), { maxLength: 2000 }, 'the narrower of the two')
    assert.deepEqual(messageLimits.paths.get('family.children'), { maxEntries: 50 })
    assert.deepEqual(messageLimits.paths.get('family.children.familyName'), { maxLength: 120 })
    assert.deepEqual(messageLimits.paths.get('work.weeklyHours'), { min: 0, max: 168 })
    assert.deepEqual(messageLimits.paths.get('person.nationalities'), { maxEntries: 20 })
    assert.equal(messageLimits.fachangaben['long-text']?.maxLength, 4000)
    const unbounded = [...blockFields].filter(
      ([path, { kind }]) => /name|text|mail|phone/.test(kind) && !messageLimits.paths.get(path)?.maxLength,
    )
    assert.deepEqual(unbounded, [])
  })
})
