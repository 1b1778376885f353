import assert from 'node:assert/strict'
import { beforeEach, mock, test } from 'node:test'
import type { Answer } from '../api-client/call.ts'
import type { Saved } from '../api-client/drafts.ts'
import { Saver } from './saver.ts'

beforeEach(() => {
  mock.timers.reset()
  mock.timers.enable({ apis: ['setTimeout', 'Date'], now: Date.parse('2026-11-24T12:00:00Z') })
})

const turns = async () => {
  for (let turn = 0; turn < 20; turn += 1) await Promise.resolve()
}
const pass = async (ms: number) => {
  mock.timers.tick(ms)
  await turns()
}
const problem = (status: number): Answer<Saved> => ({ kind: 'problem', status, code: '', errors: [], reason: '' })
const unreachable: Answer<Saved> = { kind: 'unreachable' }

/** A saver whose platform takes everything unless a test says what it answers. */
function aSaver({ newest }: { newest?: { revision: number; isOwn: boolean } } = {}) {
  const puts: { content: number; basedOn: number }[] = []
  const answers: Answer<Saved>[] = []
  const waiting: (() => void)[] = []
  let content = 0
  let isHeld = false
  const saver = new Saver({
    seal: async () => Uint8Array.of(content),
    put: async (sealed, basedOn) => {
      puts.push({ content: sealed[0] ?? -1, basedOn })
      if (isHeld) await new Promise<void>((resolve) => waiting.push(resolve))
      return answers.shift() ?? { kind: 'ok', value: { revision: basedOn + 1, keptUntil: '2026-12-24' } }
    },
    newest: async () => newest,
    changed: () => undefined,
  })
  const type = () => {
    content += 1
    saver.touch()
  }
  const hold = (held: boolean) => {
    isHeld = held
    for (const release of waiting.splice(0)) release()
  }
  return { saver, puts, answers, type, hold }
}

test('nothing is saved before it begins, then everything that was entered', async () => {
  const { saver, puts, type } = aSaver()
  type()
  await pass(60_000)
  assert.deepEqual(puts, [])
  saver.begin()
  await pass(0)
  assert.deepEqual(puts, [{ content: 1, basedOn: 0 }])
  assert.equal(saver.state.kind, 'saved')
})

test('it waits for a pause in the typing, but not for longer than ten seconds', async () => {
  const { saver, puts, type } = aSaver()
  saver.begin()
  for (let key = 0; key < 11; key += 1) {
    type()
    await pass(900)
  }
  assert.equal(puts.length, 1)
  await pass(2_100)
  assert.deepEqual(puts.at(-1), { content: 11, basedOn: 1 })
})

test('"saved" is never said while something is not', async () => {
  const { saver, type, hold } = aSaver()
  saver.begin()
  type()
  assert.equal(saver.state.kind, 'saving')
  hold(true)
  await pass(2_000)
  type()
  hold(false)
  await turns()
  assert.equal(saver.hasUnsaved, true)
  assert.equal(saver.state.kind, 'saving')
  await pass(2_000)
  assert.equal(saver.state.kind, 'saved')
})

test('one save follows the other, never two at once', async () => {
  const { saver, puts, type, hold } = aSaver()
  saver.begin()
  hold(true)
  type()
  await pass(2_000)
  type()
  await pass(10_000)
  assert.equal(puts.length, 1)
  hold(false)
  await turns()
  await pass(2_000)
  assert.deepEqual(
    puts.map(({ basedOn }) => basedOn),
    [0, 1],
  )
})

test('without a line it tries again and again, and at once when somebody says that the line is back', async () => {
  const { saver, puts, answers, type } = aSaver()
  saver.begin()
  answers.push(unreachable, problem(503), problem(429))
  type()
  await pass(2_000)
  assert.deepEqual(saver.state, { kind: 'failed', reason: 'unreachable' })
  await pass(3_000)
  assert.deepEqual(saver.state, { kind: 'failed', reason: 'unavailable' })
  await pass(6_000)
  assert.equal(puts.length, 3)
  await saver.hurry()
  assert.equal(saver.state.kind, 'saved')
})

test('an answer that got lost does not look like somebody else', async () => {
  const { saver, puts, answers, type } = aSaver({ newest: { revision: 1, isOwn: true } })
  saver.begin()
  answers.push(unreachable, problem(412))
  type()
  await pass(2_000)
  await pass(3_000)
  await pass(0)
  assert.deepEqual(puts.at(-1), { content: 1, basedOn: 1 })
  assert.equal(saver.state.kind, 'saved')
})

test('what somebody else has saved, sent or deleted stops it until the person decides', async () => {
  for (const [status, kind] of [
    [412, 'elsewhere'],
    [404, 'gone'],
    [410, 'submitted'],
  ] as const) {
    const { saver, puts, answers, type } = aSaver({ newest: { revision: 9, isOwn: false } })
    saver.begin()
    answers.push(problem(status))
    type()
    await pass(2_000)
    assert.equal(saver.state.kind, kind)
    type()
    await pass(60_000)
    assert.equal(puts.length, 1)
    saver.begin({ revision: 9 })
    await pass(0)
    assert.deepEqual(puts.at(-1), { content: 2, basedOn: 9 })
  }
})

test('a page that goes away sends what is sealed without waiting for anything', async () => {
  const { saver, puts, type } = aSaver()
  saver.begin()
  type()
  await pass(300)
  saver.leave()
  assert.deepEqual(puts, [{ content: 1, basedOn: 0 }])
  await turns()
  assert.equal(saver.state.kind, 'saved')
  await pass(5_000)
  assert.equal(puts.length, 1)
})

test('who rests waits for what is on its way and sends nothing more', async () => {
  const { saver, puts, type, hold } = aSaver()
  saver.begin()
  hold(true)
  type()
  await pass(2_000)
  const resting = saver.rest()
  hold(false)
  await resting
  type()
  await pass(60_000)
  assert.equal(puts.length, 1)
})
