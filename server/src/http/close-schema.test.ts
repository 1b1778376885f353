import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Type } from 'typebox'
import { closeSchema } from './close-schema.ts'

const plain = (schema: object) => JSON.parse(JSON.stringify(schema))

test('objects at every depth refuse unknown keys', () => {
  const inner = Type.Object({ b: Type.String() })
  const closed = plain(closeSchema(Type.Object({ a: inner, list: Type.Array(inner), either: Type.Union([inner, Type.Null()]) })))
  assert.equal(closed.additionalProperties, false)
  assert.equal(closed.properties.a.additionalProperties, false)
  assert.equal(closed.properties.list.items.additionalProperties, false)
  assert.equal(closed.properties.either.anyOf[0].additionalProperties, false)
})

test('what a schema says itself stays', () => {
  const open = Type.Object({}, { additionalProperties: Type.Number() })
  assert.deepEqual(plain(closeSchema(open)).additionalProperties, { type: 'number' })
})

test('a property that is called "type" or "properties" is a property', () => {
  const odd = Type.Object({ type: Type.String(), properties: Type.Object({}) })
  const closed = plain(closeSchema(odd))
  assert.deepEqual(Object.keys(closed.properties), ['type', 'properties'])
  assert.equal(closed.properties.properties.additionalProperties, false)
})

test('a schema of parts is refused', () => {
  assert.throws(() => closeSchema({ allOf: [Type.Object({})] }), /one object/)
})
