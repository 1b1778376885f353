import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isFromFrame, isToFrame } from './messages.ts'

test('the messages of both sides are known', () => {
  for (const message of [
    { aufenthalt: 'to-frame' },
    { aufenthalt: 'to-frame', language: 'zh-Hans' },
    { aufenthalt: 'to-frame', scheme: 'dark' },
  ])
    assert.ok(isToFrame(message))
  for (const message of [
    { aufenthalt: 'height', height: 900 },
    { aufenthalt: 'show', top: 0, bottom: 40.5 },
    { aufenthalt: 'keep' },
    { aufenthalt: 'keep', secret: 's'.repeat(43) },
  ]) {
    assert.ok(isFromFrame(message))
  }
})

test('anything else is not heard', () => {
  const strangers = [
    null,
    'height',
    {},
    { aufenthalt: 'height' },
    { aufenthalt: 'height', height: '900' },
    { aufenthalt: 'height', height: -1 },
    { aufenthalt: 'height', height: Number.NaN },
    { aufenthalt: 'height', height: 1e9 },
    { aufenthalt: 'show', top: 1 },
    { aufenthalt: 'to-frame', language: '"><script>' },
    { aufenthalt: 'to-frame', language: 5 },
    { aufenthalt: 'to-frame', scheme: 'pink' },
    { aufenthalt: 'to-frame', secret: 'short' },
    { aufenthalt: 'keep', secret: `${'s'.repeat(42)}<` },
    { aufenthalt: 'keep', secret: 5 },
  ]
  for (const stranger of strangers) assert.ok(!isToFrame(stranger) && !isFromFrame(stranger), JSON.stringify(stranger))
})
