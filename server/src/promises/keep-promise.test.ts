import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { createLog } from '../log/create-log.ts'
import { attemptPromise, backOffMs, type KeepPromise } from './keep-promise.ts'
import type { LeasedPromise } from './leases.ts'
import { authority } from './testing/lanes-of-test.ts'

const promise: LeasedPromise = {
  promiseId: 'p',
  leaseId: 'l',
  kind: 'deliver',
  authorityId: authority(1),
  subjectId: 's',
  attempts: 1,
  failures: 0,
  createdAt: new Date(0),
}
const attempt = (keep: KeepPromise, controller = new AbortController()) =>
  attemptPromise(promise, keep, controller.signal, createLog('silent'))

test('the pause grows with every failure, stays under ten minutes and never falls below a second', () => {
  fc.assert(
    fc.property(fc.nat(2000), fc.double({ min: 0, max: 1, noNaN: true }), (failures, random) => {
      const ms = backOffMs(failures, random)
      assert.ok(ms >= 1000 && ms <= 600_000)
      assert.ok(backOffMs(failures + 1, random) >= ms)
    }),
  )
})

test('a planned next look is no failure, a failure has a pause', async () => {
  assert.deepEqual(await attempt(async () => ({ kind: 'again', code: 'not-yet', afterMs: 5 })), {
    kind: 'later',
    code: 'not-yet',
    afterMs: 5,
    hasFailed: false,
  })
  const failed = await attempt(async () => ({ kind: 'again', code: 'unreachable' }))
  assert.equal(failed.kind === 'later' && failed.hasFailed, true)
})

test('an exception is a failure without its message', async () => {
  const settlement = await attempt(async () => {
    throw new Error('Mustermann')
  })
  assert.equal(settlement.kind === 'later' && settlement.code, 'unexpected')
  assert.equal(JSON.stringify(settlement).includes('Mustermann'), false)
})

test('an attempt that ignores its time-out is left behind as a failure', async () => {
  const controller = new AbortController()
  const hanging = attempt(() => new Promise(() => {}), controller)
  controller.abort('timed-out')
  const settlement = await hanging
  assert.equal(settlement.kind === 'later' && settlement.code, 'timed-out')
})

test('an attempt that is ended because the process stops is given back', async () => {
  const controller = new AbortController()
  const fetching: KeepPromise = async (_promise, signal) => {
    await new Promise((_resolve, reject) => signal.addEventListener('abort', () => reject(signal.reason)))
    return { kind: 'kept' }
  }
  const hanging = attempt(fetching, controller)
  controller.abort('stopping')
  assert.deepEqual(await hanging, { kind: 'given-back' })
})
