import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createLaneSlots } from './lane-slots.ts'
import { authority } from './testing/lanes-of-test.ts'

const lane = authority(1)

test('a lane earns slots up to its limit and loses them with a failure', () => {
  const slots = createLaneSlots(3)
  const attempt = (hasAnswered: boolean | undefined) => {
    slots.take(lane)
    slots.release(lane, hasAnswered)
    return slots.listFree().get(lane) ?? 1
  }
  assert.deepEqual([true, true, true, undefined, false, true].map(attempt), [2, 3, 3, 3, 1, 2])
})

test('a lane whose first attempt runs has no further slot', () => {
  const slots = createLaneSlots(3)
  slots.take(lane)
  assert.equal(slots.listFree().get(lane), 0)
  assert.equal(slots.listFree().get(authority(2)), undefined)
})

test('a lane is proven while its receiver answers; what runs in the others is counted', () => {
  const slots = createLaneSlots(3)
  const other = authority(2)
  const state = () => [slots.listProven(), slots.countUnproven()]
  slots.take(lane)
  slots.take(other)
  assert.deepEqual(state(), [[], 2])
  slots.release(lane, true)
  slots.take(lane)
  assert.deepEqual(state(), [[lane], 1])
  slots.release(lane, undefined)
  assert.deepEqual(state(), [[lane], 1])
  slots.take(lane)
  slots.take(lane)
  slots.release(lane, false)
  assert.deepEqual(state(), [[], 2])
})

test('a lane that failed begins again only when its other attempts have ended', () => {
  const slots = createLaneSlots(3)
  for (const _ of [1, 2]) {
    slots.take(lane)
    slots.release(lane, true)
  }
  for (const _ of [1, 2, 3]) slots.take(lane)
  slots.release(lane, false)
  assert.equal(slots.listFree().get(lane), 0)
  slots.release(lane, undefined)
  slots.release(lane, undefined)
  assert.equal(slots.listFree().get(lane) ?? 1, 1)
})
