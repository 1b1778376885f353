// Walks over everything in forms/: a new form needs no new test code.
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { readCatalogues, readForms, readPublished } from '../../scripts/read-forms.ts'
import {
  berlinDay,
  checkAnswers,
  checkDocuments,
  checkForm,
  effectIds,
  errorCodes,
  isReferenceNumber,
  relevantAnswers,
  textKeysOf,
} from '../index.ts'

const forms = readForms()

it('there are forms', () => assert.ok(forms.length > 0))

for (const { form, textsByLanguage, samples, sha256 } of forms) {
  describe(`${form.service} ${form.version}`, () => {
    it('is sound and has all its texts in every language', () => assert.deepEqual(checkForm(form, textsByLanguage), []))

    it('is the same as it was published', () => {
      const published = readPublished().find(({ service, version }) => service === form.service && version === form.version)
      assert.equal(published?.sha256, sha256, 'make a new version, or while it is a draft: node model/scripts/publish-form.ts --draft')
    })

    it('has texts for every problem and every effect', () => {
      const keys = [...errorCodes.map((code) => `error.${code}`), ...effectIds.map((effect) => `effect.${effect}`)]
      for (const [language, texts] of Object.entries(textsByLanguage))
        assert.deepEqual(
          keys.filter((key) => !texts[key]),
          [],
          language,
        )
    })

    it('declares in short sentences', () => {
      const declarations = textKeysOf(form).required.filter((key) => key.startsWith('declaration.'))
      for (const key of declarations)
        for (const sentence of (textsByLanguage['de']?.[key] ?? '').split(/(?<=[.?!:])\s/))
          assert.ok(sentence.split(/\s/).length <= 15, `${key}: ${sentence}`)
    })

    for (const { name, answers, context } of samples) {
      it(`has no problem with its sample ${name}`, () => {
        const given = { today: context.today, documents: context.documents.map(({ code }) => code) }
        const problems = [...checkAnswers(form, answers, given), ...checkDocuments(form, answers, given)]
        assert.deepEqual(
          problems.filter(({ level }) => level === 'error'),
          [],
        )
      })

      it(`has the sample ${name} in the form in which answers are kept`, () => {
        assert.deepEqual(relevantAnswers(form, answers, context), answers)
        assert.equal(berlinDay(context.receivedAt), context.today)
        assert.ok(isReferenceNumber(context.referenceNumber))
      })
    }
  })
}

describe('the texts', () => {
  const languages = Object.entries(readCatalogues())
  const [, german = {}] = languages.find(([language]) => language === 'de') ?? []

  for (const [language, catalogues] of languages) {
    it(`in ${language} are in the same catalogues, with the same keys and the same places for parameters`, () => {
      assert.deepEqual(Object.keys(catalogues), Object.keys(german))
      for (const [name, texts] of Object.entries(catalogues)) assert.deepEqual(placesOf(texts), placesOf(german[name] ?? {}), name)
    })

    it(`in ${language} are tidy`, () => {
      for (const texts of Object.values(catalogues))
        for (const [key, text] of Object.entries(texts))
          assert.ok(text === text.trim().normalize() && text !== '' && !/ {2}/.test(text), key)
    })
  }
})

function placesOf(texts: { readonly [key: string]: string }): { readonly [key: string]: string } {
  return Object.fromEntries(Object.entries(texts).map(([key, text]) => [key, (text.match(/\{\w+\}/g) ?? []).sort().join()]))
}
