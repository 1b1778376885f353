import assert from 'node:assert/strict'
import { test } from 'node:test'
import { oneAtATime } from './one-at-a-time.ts'

test('whoever asks during a run makes exactly one more follow', async () => {
  const releases: (() => void)[] = []
  let running = 0
  const work = oneAtATime(async () => {
    running += 1
    assert.equal(running, 1)
    await new Promise<void>((resolve) => releases.push(resolve))
    running -= 1
  })
  for (let asked = 0; asked < 5; asked += 1) work.ask()
  assert.equal(releases.length, 1)
  releases[0]?.()
  await new Promise(setImmediate)
  assert.equal(releases.length, 2)
  releases[1]?.()
  await work.whenIdle()
  assert.equal(releases.length, 2)
})

test('an ask right at the end of a run is not lost', async () => {
  let runs = 0
  const work = oneAtATime(async () => {
    runs += 1
  })
  work.ask()
  await work.whenIdle()
  work.ask()
  await work.whenIdle()
  assert.equal(runs, 2)
})
