import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { type CaseMessage, checkMessage, messageKinds, messageTables } from '@aufenthalt/model'
import fc from 'fast-check'
import { aDocumentRequest, anAnswer } from '../../../model/src/testing/a-case.ts'
import { arbitraryMessageOf } from '../../../model/src/testing/arbitrary-message.ts'
import { type Checker, createChecker } from '../check/create-checker.ts'
import { profiles } from '../profiles/profiles.ts'
import { aCaseMessage, partiesOf } from '../testing/a-case-message.ts'
import { aMessage } from '../testing/a-message.ts'
import { anApplication } from '../testing/an-application.ts'
import { writeMessage } from '../write/write-message.ts'
import { readMessage } from './read-message.ts'

describe('a message of the reply channel', () => {
  let checker: Checker
  before(async () => {
    checker = await createChecker()
  })
  after(() => checker.dispose())

  const comesBack = (message: CaseMessage) => {
    for (const { id } of Object.values(profiles)) {
      const xml = aCaseMessage(id, message)
      assert.deepEqual(checker.checkMessage(id, xml), [])
      assert.deepEqual(readMessage(xml), { profile: id, message, ...partiesOf(message.kind) })
    }
  }

  for (const kind of messageKinds) {
    it(`is valid and says exactly what was written: ${kind}`, () => {
      fc.assert(fc.property(arbitraryMessageOf(kind), comesBack), { numRuns: 40 })
    })
  }

  it('has a place for every field of every kind', () => {
    const seen = new Set<string>()
    for (const kind of messageKinds) {
      for (const message of fc.sample(arbitraryMessageOf(kind), { numRuns: 60, seed: 1 }))
        for (const name of Object.keys(readMessage(aCaseMessage('2', message)).message)) seen.add(`${kind} ${name}`)
      const { head, fields } = messageTables[kind]
      for (const name of Object.keys({ ...head, ...fields })) assert.ok(seen.has(`${kind} ${name}`), `${kind} ${name}`)
    }
  })

  it('keeps spaces and line breaks of own words as they were typed', () => {
    comesBack(aDocumentRequest({ ownWords: '  Bitte bald.\r\n\r\n\tIhre Behörde\n ' }))
  })

  it('is marked as a test message only when it is one', () => {
    const xml = writeMessage('1', anAnswer(), partiesOf('answer', false))
    assert.doesNotMatch(xml, / test=/)
    assert.equal(readMessage(xml).test, false)
  })

  it('is valid in no other profile, is no application, and never claims to be the official message', () => {
    const xml = aCaseMessage('1', anAnswer())
    assert.notDeepEqual(checker.checkMessage('2', xml), [])
    assert.notDeepEqual(checker.check('1', xml), [])
    assert.notDeepEqual(checker.checkMessage('1', xml.replaceAll('antwort', 'nachforderung')), [])
    assert.doesNotMatch(xml, /osci\.de|standard="XAusl/)
  })

  it('that cannot be one is refused without quoting it', () => {
    const xml = aCaseMessage('1', anAnswer())
    const refused: { readonly [code: string]: string } = {
      'doctype-refused': xml.replace('?>\n', '?>\n<!DOCTYPE a [<!ENTITY e "Muster">]>\n'),
      'not-well-formed': xml.slice(0, -10),
      'unknown-profile': aMessage('1', anApplication()),
      incomplete: '<r:antwort xmlns:r="urn:aufenthalt:nachricht:rueckkanal:1"/>',
    }
    for (const [code, message] of Object.entries(refused))
      assert.throws(() => readMessage(message), { name: 'MessageError', code, message: code })
  })

  it('never brings reader or check down, however it is mangled', () => {
    const mangled = fc
      .constantFrom(...messageKinds)
      .chain((kind) => fc.tuple(arbitraryMessageOf(kind), fc.nat(), fc.nat(300), fc.constantFrom('', '<x/>', '0')))
    fc.assert(
      fc.property(mangled, ([message, at, length, instead]) => {
        const xml = aCaseMessage('1', message)
        const from = at % xml.length
        try {
          checkMessage(readMessage(xml.slice(0, from) + instead + xml.slice(from + length)).message)
        } catch (error) {
          assert.equal((error as Error).name, 'MessageError')
        }
      }),
      { numRuns: 300 },
    )
  })
})
