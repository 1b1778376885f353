// Our head and base types against the real XInneres base schemas, where they lie beside the repository. They are never copied into it.
import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { type XmlAttribute, XmlBufferInputProvider, XmlDocument, XmlElement, XsdValidator, xmlRegisterInputProvider } from 'libxml2-wasm'
import { readMessageSamples } from '../../scripts/message-samples.ts'
import { readForms, readSamples } from '../../scripts/samples.ts'
import type { CanonicalApplication } from '../canonical/application.ts'
import type { ProfileId } from '../profiles/profile.ts'
import { profiles } from '../profiles/profiles.ts'
import { aCaseMessage } from '../testing/a-case-message.ts'
import { aMessage } from '../testing/a-message.ts'
import { aHeader, anApplication } from '../testing/an-application.ts'

const folder = new URL('../../../../shared/data/xinneres/', import.meta.url)
const skip = existsSync(folder) ? false : 'the XInneres base schemas are not at ../shared/data/xinneres'

/** Elements before these are the head of XInneres; what follows is ours. */
const firstOwnElement = '(self::vorgang or self::bezug)'

/** Elements of `person` whose types XInneres defines, in the order of the wrapper schema. */
const personElements = ['familienname', 'vornamen', 'geburtsdatum', 'geschlecht']

/** Where a profile has a person of these types; elsewhere only its head is checked. */
const personOf: { readonly [id: string]: string } = { '1': '/*/person' }

describe('the head of our message', { skip }, () => {
  it('is a valid head of XInneres-Basismodul 25.11, and so are name, birth date and sex', () => {
    const validator = realSchema()
    try {
      const births = ['1990-02-28', '1990-02', '1990', 'unknown']
      fc.assert(
        fc.property(
          fc.uuid({ version: 4 }),
          fc.constantFrom(...births),
          fc.boolean(),
          fc.boolean(),
          (messageId, birthDate, single, test) => {
            const names = single
              ? { noFamilyName: true as const, givenNames: 'Mina' }
              : { familyName: 'C̆elik', noGivenNames: true as const }
            const person = { ...names, birthDate, sex: { code: 'x' } }
            for (const { id } of Object.values(profiles))
              assert.deepEqual(problemsOf(validator, id, anApplication({ header: aHeader({ messageId, test }), person })), [])
          },
        ),
        { numRuns: 50 },
      )
    } finally {
      validator.dispose()
    }
  })

  it('is valid in every sample of every form', () => {
    const validator = realSchema()
    try {
      const applications = readForms().flatMap(readSamples)
      assert.ok(applications.length > 0)
      for (const { path, application } of applications)
        for (const { id } of Object.values(profiles))
          assert.deepEqual(problemsOf(validator, id, application), [], `${basename(path)} ${id}`)
    } finally {
      validator.dispose()
    }
  })

  it('is valid in every sample of the reply channel, whoever sends it', () => {
    const validator = realSchema()
    try {
      for (const { path, message } of readMessageSamples())
        for (const { id } of Object.values(profiles))
          assert.deepEqual(validate(validator, wrappedXml(id, aCaseMessage(id, message))), [], `${basename(path)} ${id}`)
    } finally {
      validator.dispose()
    }
  })

  it('would be found out: a head without a sender address is refused by XInneres', () => {
    const validator = realSchema()
    try {
      for (const { id } of Object.values(profiles)) {
        const broken = wrapped(id, anApplication()).replace(/<anschrift\.autor>[\s\S]*<\/anschrift\.autor>/, '')
        assert.notDeepEqual(validate(validator, broken), [])
      }
    } finally {
      validator.dispose()
    }
  })
})

const read = (path: string) => readFileSync(new URL(path, folder))
let provider: XmlBufferInputProvider | undefined

function realSchema(): XsdValidator {
  const catalog = XmlDocument.fromBuffer(read('catalog.xml'))
  const schema = XmlDocument.fromBuffer(read('check/wrapper.xsd'))
  try {
    const entries = catalog
      .find('//c:uri', { c: 'urn:oasis:names:tc:entity:xmlns:xml:catalog' })
      .filter((entry) => entry instanceof XmlElement)
    const files = entries.map((entry) => [entry.attr('name')?.value, read(entry.attr('uri')?.value ?? '')])
    if (provider === undefined) {
      provider = new XmlBufferInputProvider(Object.fromEntries(files))
      xmlRegisterInputProvider(provider)
    }
    return XsdValidator.fromDoc(schema)
  } finally {
    schema.dispose()
    catalog.dispose()
  }
}

const problemsOf = (validator: XsdValidator, id: ProfileId, application: CanonicalApplication) =>
  validate(validator, wrapped(id, application))

function validate(validator: XsdValidator, xml: string): string[] {
  const document = XmlDocument.fromString(xml)
  try {
    validator.validate(document)
    return []
  } catch (error) {
    return [String(error)]
  } finally {
    document.dispose()
  }
}

/** Our head and the standard's part of our person, in the wrapper's message. */
const wrapped = (id: ProfileId, application: CanonicalApplication): string => wrappedXml(id, aMessage(id, application))

function wrappedXml(id: ProfileId, xml: string): string {
  const document = XmlDocument.fromString(xml)
  try {
    const head = document.find(`/*/*[following-sibling::*[${firstOwnElement}]]`)
    const person = personElements.flatMap((name) => (personOf[id] ? document.find(`${personOf[id]}/${name}`) : []))
    const attributes = document.root.attrs.map(({ name, value }: XmlAttribute) => `${name}="${value}"`)
    const inside = [...head, ...(person.length > 0 ? ['<check:person>', ...person, '</check:person>'] : [])].map(String).join('')
    return `<check:nachricht xmlns:check="urn:aufenthalt:check" ${attributes.join(' ')}>${inside}</check:nachricht>`
  } finally {
    document.dispose()
  }
}
