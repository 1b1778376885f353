import assert from 'node:assert/strict'
import { test } from 'node:test'
import { toJson } from './to-json.ts'

const application = {
  'person.familyName': 'Öz "K." \u2028',
  children: [{ born: '2019' }, {}],
  pay: 4100,
  none: null,
  open: false,
  left: undefined,
}

test('an application is written as JSON', () => {
  assert.equal(toJson(application), JSON.stringify(application))
})

test('an application is written the same where arrays and texts were taught to write themselves', () => {
  const before = toJson(application)
  const taught = [Array.prototype, String.prototype, Object.prototype] as unknown as { toJSON?: () => string }[]
  for (const prototype of taught) prototype.toJSON = () => 'taught'
  try {
    assert.equal(toJson(application), before)
  } finally {
    for (const prototype of taught) delete prototype.toJSON
  }
})
