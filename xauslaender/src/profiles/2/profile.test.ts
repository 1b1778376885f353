// What profile 2 writes in another way than profile 1, and reads back as the same.
import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import type { CanonicalApplication } from '../../canonical/application.ts'
import { type Checker, createChecker } from '../../check/create-checker.ts'
import { readApplication } from '../../read/read-application.ts'
import { aMessage } from '../../testing/a-message.ts'
import { anApplication } from '../../testing/an-application.ts'

describe('a message of profile 2', () => {
  let checker: Checker
  before(async () => {
    checker = await createChecker()
  })
  after(() => checker.dispose())

  /** The message without its white space, once it has proved to be valid and without loss. */
  function written(changes: Partial<CanonicalApplication>): string {
    const application = anApplication(changes)
    const xml = aMessage('2', application)
    assert.deepEqual(checker.check('2', xml), [])
    assert.deepEqual(readApplication(xml), { profile: '2', application, sender: readApplication(xml).sender })
    return xml.replace(/>\s+</g, '><')
  }
  const person = { familyName: 'Muster', givenNames: 'Mina' }

  it('is another message than that of profile 1, and no case system confuses them', () => {
    assert.notDeepEqual(checker.check('1', aMessage('2', anApplication())), [])
    assert.notDeepEqual(checker.check('2', aMessage('1', anApplication())), [])
  })

  it('has zeros for what is not known of a birth date', () => {
    for (const [birthDate, zeros] of [
      ['1990-02-28', '1990-02-28'],
      ['1990-10', '1990-10-00'],
      ['1990', '1990-00-00'],
      ['unknown', '0000-00-00'],
    ] as const)
      assert.match(written({ person: { ...person, birthDate } }), new RegExp(`<datum>${zeros}</datum>`))
  })

  it('has an address of place and delivery, and a house number in two parts', () => {
    const xml = written({ address: { street: 'Musterweg', houseNumber: '12 a', postcode: '14999', town: 'Musterstadt' } })
    assert.match(xml, /<ort><postleitzahl>14999<\/postleitzahl><ortsname>Musterstadt<\/ortsname><\/ort>/)
    assert.match(xml, /<hausnummer><nummer>12<\/nummer><zusatz> a<\/zusatz><\/hausnummer>/)
    for (const houseNumber of ['7', 'Haus B', '10115-3', ' 4']) written({ address: { houseNumber } })
  })

  it('has all nationalities in a block of its own, those without a state by an element', () => {
    const xml = written({ person: { ...person, birthDate: '1990', nationalities: ['XS', 'IN', 'XU'], formerNationalities: ['GE'] } })
    assert.match(
      xml,
      /<gegenwaertig><staatenlos>true<\/staatenlos><staat>.*<code>IN<\/code>.*<ungeklaert>true<\/ungeklaert><\/gegenwaertig>/,
    )
  })

  it('has the blocks that profile 1 does not demand also where nothing was said', () => {
    const xml = written({ person: { ...person, birthDate: '1990' } })
    assert.match(xml, /<staatsangehoerigkeiten><keineAngabe>true<\/keineAngabe><\/staatsangehoerigkeiten>/)
    assert.match(xml, /<erreichbarkeit><keineAngabe>true<\/keineAngabe><\/erreichbarkeit>/)
    assert.match(xml, /<antragstellung><ersterSendeversuch>/)
  })

  it('has the employer beside the work and periods of pay by the newer list', () => {
    const work = { employerName: 'Muster GmbH', grossPay: '4500.00', grossPer: { code: 'month', name: 'je Monat' } }
    const xml = written({ work })
    assert.match(xml, /<\/erwerbstaetigkeit><arbeitgeber><name>Muster GmbH<\/name>/)
    assert.match(xml, /<zeitraum listURI="urn:aufenthalt:codeliste:entgeltzeitraum" listVersionID="2"><code>MONAT<\/code>/)
  })
})
