import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Answers, Form } from '@aufenthalt/model'
import { compareAnswers } from './compare.ts'

const form = {
  pages: [
    {
      id: 'person',
      fields: [
        { id: 'name', kind: 'name', path: 'person.familyName' },
        { id: 'sex', kind: 'choice', path: 'person.sex' },
        { id: 'nat', kind: 'countries', path: 'person.nationalities' },
        { id: 'temp', kind: 'yes-no' },
        { id: 'children', kind: 'group', path: 'family.children' },
      ],
    },
  ],
} as unknown as Form

const answers: Answers = { name: 'Probe', sex: 'w', nat: ['TR', 'XS'], temp: false, children: [{ 'child.name': 'Kim', 'child.sex': 'd' }] }

const application = {
  header: { messageId: 'x' },
  person: { familyName: 'Probe', sex: { code: 'w', name: 'weiblich' }, nationalities: ['TR', 'XS'] },
  fachangaben: [
    { id: 'temp', label: 'Leiharbeit', kind: 'yes-no', value: false },
    {
      id: 'children',
      label: 'Kinder',
      kind: 'group',
      value: [
        [
          { id: 'child.name', value: 'Kim' },
          { id: 'child.sex', value: { code: 'd' } },
        ],
      ],
    },
  ],
  documents: [],
  declarations: [],
}

test('a case that says what was answered is equal', () => {
  assert.deepEqual(compareAnswers(form, answers, application), { compared: 5, different: [], unexpected: [] })
})

test('any altered answer is found', () => {
  const altered: Answers = {
    name: 'Probe ',
    sex: 'm',
    nat: ['XS', 'TR'],
    temp: true,
    children: [{ 'child.name': 'Kim', 'child.sex': 'm' }],
  }
  for (const id of Object.keys(answers)) {
    assert.deepEqual(compareAnswers(form, { ...answers, [id]: altered[id] ?? '' }, application).different, [id])
  }
})

test('"no" to "no family name" is said by the family name, and by nothing else', () => {
  const field = { id: 'none', kind: 'yes-no', path: 'person.noFamilyName' }
  const asked = { pages: [{ id: 'person', fields: [...(form.pages[0]?.fields ?? []), field] }] } as unknown as Form
  assert.deepEqual(compareAnswers(asked, { ...answers, none: false }, application).different, [])
  assert.deepEqual(compareAnswers(asked, { ...answers, none: true }, application).different, ['none'])
  const { familyName, ...others } = application.person
  assert.deepEqual(compareAnswers(asked, { ...answers, none: false }, { ...application, person: others }).different, ['name', 'none'])
})

test('an answer that is missing in the case is found, and one that nobody gave', () => {
  assert.deepEqual(compareAnswers(form, answers, { ...application, fachangaben: [] }).different, ['temp', 'children'])
  const { sex, ...fewer } = answers
  assert.deepEqual(compareAnswers(form, fewer, application).unexpected, ['person.sex'])
})
