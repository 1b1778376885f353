import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import fc from 'fast-check'
import type { CanonicalApplication } from '../canonical/application.ts'
import { type Checker, createChecker } from '../check/create-checker.ts'
import { maxMessageLength } from '../check/open-document.ts'
import { profiles } from '../profiles/profiles.ts'
import { aMessage } from '../testing/a-message.ts'
import { anApplication } from '../testing/an-application.ts'
import { arbitraryApplication } from '../testing/arbitrary-application.ts'
import { readApplication } from './read-application.ts'

describe('a message that is read', () => {
  let checker: Checker
  before(async () => {
    checker = await createChecker()
  })
  after(() => checker.dispose())

  const comesBack = (application: CanonicalApplication) => {
    for (const { id } of Object.values(profiles)) {
      const xml = aMessage(id, application)
      assert.deepEqual(checker.check(id, xml), [])
      const read = readApplication(xml)
      assert.equal(read.profile, id)
      assert.deepEqual(JSON.parse(JSON.stringify(read.application)), JSON.parse(JSON.stringify(application)))
    }
  }

  it('says exactly what was written, whatever a form may yield', () => {
    fc.assert(fc.property(arbitraryApplication, comesBack), { numRuns: 300 })
  })

  it('keeps spaces and line breaks of a free text as the person typed them', () => {
    comesBack(anApplication({ stay: { lateReason: '  Ich war krank.\r\n\r\n\tSiehe Attest.\n ' } }))
    comesBack(anApplication({ stay: { lateReason: ' \n ' } }))
  })

  it('keeps rare letters and sequences of DIN 91379 as they are', () => {
    comesBack(anApplication({ person: { familyName: 'C̆ŏ M̂ẞʻ', givenNames: 'Ǆ Ḑ A̲', birthDate: 'unknown' } }))
  })

  it('tells a single name from a missing answer', () => {
    const application = anApplication({ person: { noFamilyName: true, givenNames: 'Mina', birthDate: '1990' } })
    comesBack(application)
    assert.match(aMessage('1', application), /<familienname>\s*<nichtVorhanden>true<\/nichtVorhanden>/)
  })

  it('tells an entry of which nothing is known from no entry', () => {
    comesBack(anApplication({ family: { children: [{}, { givenNames: 'Mona' }] } }))
  })

  it('names its sender', () => {
    assert.equal(readApplication(aMessage('1', anApplication())).sender.key, 'dbs:aufenthalt-demo')
  })

  it('ignores comments, CDATA borders and processing instructions', () => {
    const xml = aMessage('1', anApplication()).replace('>Musterweg<', '><![CDATA[Muster]]><!-- x -->weg<?y?><')
    assert.equal(readApplication(xml).application.address?.street, 'Musterweg')
  })
})

describe('a message that cannot be ours', () => {
  const xml = aMessage('1', anApplication())
  const refused: { readonly [code: string]: string } = {
    'doctype-refused': xml.replace('?>\n', '?>\n<!DOCTYPE antrag [<!ENTITY e "Muster">]>\n'),
    'not-well-formed': xml.slice(0, -10),
    'unknown-profile': xml.replace('urn:aufenthalt:nachricht:antrag:1', 'http://www.osci.de/xauslaender2611'),
    'too-large': xml + ' '.repeat(maxMessageLength),
    incomplete: '<a:antrag xmlns:a="urn:aufenthalt:nachricht:antrag:1"/>',
  }

  it('never brings the reader down, however it is mangled', () => {
    const cut = fc.tuple(fc.nat(xml.length), fc.nat(400), fc.constantFrom('', '<x/>', '</person>', '&#13;', '0'))
    fc.assert(
      fc.property(cut, ([at, length, instead]) => {
        try {
          readApplication(xml.slice(0, at) + instead + xml.slice(at + length))
        } catch (error) {
          assert.equal((error as Error).name, 'MessageError')
        }
      }),
      { numRuns: 1000 },
    )
  })

  it('never brings the reader down, whichever element is missing', () => {
    for (const element of new Set([...xml.matchAll(/<([a-z][\w.]*)/gi)].map(([, name = '']) => name))) {
      const without = xml.replaceAll(new RegExp(`<${element}[ >][\\s\\S]*?</${element}>`, 'g'), '')
      try {
        readApplication(without)
      } catch (error) {
        assert.equal((error as Error).name, 'MessageError', element)
      }
    }
  })

  for (const [code, message] of Object.entries(refused)) {
    it(`is refused as ${code}, without quoting it`, () => {
      assert.throws(() => readApplication(message), { name: 'MessageError', code, message: code })
    })
  }
})
