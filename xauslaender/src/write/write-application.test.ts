import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { aMessage } from '../testing/a-message.ts'
import { anApplication } from '../testing/an-application.ts'

const withStreet = (street: string) => anApplication({ address: { street } })

describe('a message that is written', () => {
  it('escapes what would be markup', () => {
    assert.match(aMessage('1', withStreet('</strasse><x a="1">&]]>')), />&lt;\/strasse&gt;&lt;x a="1"&gt;&amp;\]\]&gt;</)
  })

  it('refuses characters that XML cannot carry, without naming them', () => {
    const forbidden = ['\u0000', '\u0008', '\u000B', '\u001F', '\uD800', '\uDFFF', '\uFFFE', '\uFFFF']
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.constantFrom(...forbidden), fc.string({ unit: 'binary' }), (left, wrong, right) => {
        assert.throws(
          () => aMessage('1', withStreet(left.replace(/[\uD800-\uDFFF]/g, '') + wrong + right.replace(/[\uD800-\uDFFF]/g, ''))),
          {
            name: 'MessageError',
            message: 'character-not-allowed',
          },
        )
      }),
    )
  })

  it('is the same bytes for the same application', () => {
    assert.equal(aMessage('1', anApplication()), aMessage('1', structuredClone(anApplication())))
  })

  it('is marked as a test message only when it is one', () => {
    const application = anApplication()
    assert.match(aMessage('1', application), / test="Testnachricht"/)
    assert.doesNotMatch(aMessage('1', { ...application, header: { ...application.header, test: false } }), / test=/)
  })

  it('names the version of the product that wrote it', () => {
    const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'))
    assert.ok(aMessage('1', anApplication()).includes(` produktversion="${version}"`))
  })

  it('leaves out blocks of which nothing is known', () => {
    assert.doesNotMatch(aMessage('1', anApplication({ work: {} })), /beschaeftigung/)
  })

  it('never claims to be the official message', () => {
    assert.doesNotMatch(aMessage('1', anApplication()), /osci\.de|standard="XAusl/)
  })
})

describe('a state in a message', () => {
  it('carries its ISO code alone where no table of Destatis keys is at hand', () => {
    assert.doesNotMatch(aMessage('1', anApplication()), /destatis|schluessel/)
  })

  it('carries the key of the right list where the table has one, and the ISO code in any case', () => {
    const keyOf = (iso: string) => (iso === 'IN' ? '436' : undefined)
    const xml = aMessage('1', anApplication(), { listVersion: '2024-08-01', keyOf })
    assert.match(xml, /<geburtsstaat>\s*<staat .*>\s*<code>IN<\/code>\s*<\/staat>\s*<schluessel listURI="\S+:schluessel:staat"/)
    assert.match(xml, /<schluessel listURI="\S+:staatsangehoerigkeit" listVersionID="2024-08-01">\s*<code>436</)
    assert.equal(xml.match(/<code>436</g)?.length, 2)
    assert.match(xml, /<code>XU<\/code>/)
  })
})
