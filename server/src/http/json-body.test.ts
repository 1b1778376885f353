import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { isTooDeep } from './json-body.ts'

const bytes = (json: string) => Buffer.from(json, 'utf8')

/** The depth as it is after parsing: what the scan must agree with. */
const depthOf = (value: unknown): number =>
  typeof value === 'object' && value !== null ? 1 + Math.max(0, ...Object.values(value).map(depthOf)) : 0

test('the depth of any JSON is seen before it is parsed', () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.boolean(), (value, isIndented) => {
      const json = bytes(JSON.stringify(value, null, isIndented ? 2 : 0))
      const depth = depthOf(value)
      assert.equal(isTooDeep(json, depth), false)
      if (depth > 0) assert.equal(isTooDeep(json, depth - 1), true)
    }),
  )
})

test('brackets inside texts do not count', () => {
  assert.equal(isTooDeep(bytes('["[[[[", "\\"[[[[", "\\\\"]'), 1), false)
  assert.equal(isTooDeep(bytes('["\\\\", [[]]]'), 2), true)
})

test('a megabyte of brackets is refused without effort', () => {
  assert.equal(isTooDeep(bytes('['.repeat(1_000_000))), true)
})
