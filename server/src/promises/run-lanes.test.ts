import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { subscribe } from 'node:diagnostics_channel'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { after, test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { sql } from 'kysely'
import { testDatabases } from '../database/testing/test-database.ts'
import { addPromise } from './add-promise.ts'
import type { KeepPromise } from './keep-promise.ts'
import { authority, promise, stateOf, until, withWorker } from './testing/lanes-of-test.ts'

const databases = await testDatabases()
after(databases.close)
const { worker, withAuthority } = databases

/** Writes down for which subjects it was called, and keeps them. */
function recorder() {
  const subjects: string[] = []
  const deliver: KeepPromise = async ({ subjectId }) => {
    subjects.push(subjectId)
    return { kind: 'kept' }
  }
  return { subjects, deliver }
}

const openCount = async () => (await worker.selectFrom('promises').select('promise_id').where('state', '=', 'due').execute()).length

test('a promise is kept once, soon after its cause was committed', async () => {
  const { subjects, deliver } = recorder()
  let published = 0
  subscribe('aufenthalt:promise-leased', () => {
    published += 1
  })
  // Without polling: the notification must wake the worker.
  await withWorker(databases, { deliver, pollMs: 3_600_000 }, async () => {
    await sleep(200)
    await promise(databases, authority(1), 'once')
    await until(async () => (await stateOf(databases, 'once')).state === 'kept')
  })
  const { kept_at, attempts, lease_id } = await stateOf(databases, 'once')
  assert.deepEqual([subjects, attempts, lease_id, kept_at instanceof Date, published], [['once'], 1, null, true, 1])
})

test('a promise whose cause was rolled back is never kept', async () => {
  const { subjects, deliver } = recorder()
  const cause = withAuthority(authority(1), async (tx) => {
    await addPromise(tx, { kind: 'deliver', authorityId: authority(1), subjectId: 'rolled-back' })
    throw new Error('the cause failed')
  })
  await assert.rejects(cause)
  await promise(databases, authority(1), 'after it')
  await withWorker(databases, { deliver }, () => until(() => subjects.length > 0))
  assert.deepEqual(subjects, ['after it'])
})

test('the same promise twice is one promise, and may be given again when it was kept', async () => {
  const { subjects, deliver } = recorder()
  await promise(databases, authority(1), 'twice')
  await promise(databases, authority(1), 'twice')
  await withWorker(databases, { deliver }, async () => {
    await until(async () => (await openCount()) === 0)
    await promise(databases, authority(1), 'twice')
    await until(() => subjects.length === 2)
  })
  assert.deepEqual(subjects, ['twice', 'twice'])
})

test('a promise is not kept before its time', async () => {
  const { subjects, deliver } = recorder()
  await promise(databases, authority(1), 'tomorrow', new Date(Date.now() + 86_400_000))
  await promise(databases, authority(1), 'now')
  await withWorker(databases, { deliver }, () => until(() => subjects.length > 0))
  assert.deepEqual(subjects, ['now'])
  await worker.deleteFrom('promises').where('subject_id', '=', 'tomorrow').execute()
})

test('what failed waits for a while and keeps its reason', async () => {
  await promise(databases, authority(1), 'failing')
  await withWorker(databases, { deliver: async () => ({ kind: 'again', code: 'unreachable' }) }, () =>
    until(async () => (await stateOf(databases, 'failing')).failures === 1),
  )
  const { state, last_code, next_attempt_at } = await stateOf(databases, 'failing')
  assert.deepEqual([state, last_code], ['due', 'unreachable'])
  const { rows } = await sql<{ waits: boolean }>`select ${next_attempt_at}::timestamptz > now() as waits`.execute(worker)
  assert.equal(rows[0]?.waits, true)
  await worker.deleteFrom('promises').where('subject_id', '=', 'failing').execute()
})

test('a receiver that hangs in every call delays no other authority', async () => {
  const hangs = authority(10)
  const healthy = Array.from({ length: 20 }, (_, index) => authority(20 + index))
  for (let n = 0; n < 50; n += 1) await promise(databases, hangs, `hanging-${n}`)
  for (const authorityId of healthy) for (let n = 0; n < 5; n += 1) await promise(databases, authorityId, `healthy-${authorityId}-${n}`)
  let kept = 0
  const deliver: KeepPromise = async ({ authorityId }, signal) => {
    if (authorityId === hangs) await new Promise((_resolve, reject) => signal.addEventListener('abort', () => reject(signal.reason)))
    kept += 1
    return { kind: 'kept' }
  }
  await withWorker(databases, { deliver, concurrency: 8, graceMs: 0 }, () => until(() => kept === 100))
  const { count } = await worker
    .selectFrom('promises')
    .select((select) => select.fn.countAll<number>().as('count'))
    .where('authority_id', '=', hangs)
    .where('state', '=', 'due')
    .executeTakeFirstOrThrow()
  assert.equal(count, 50)
  await worker.deleteFrom('promises').where('authority_id', '=', hangs).execute()
})

test('more hanging receivers than there are attempts at once delay no authority whose receiver has answered before', async () => {
  const [healthy, ...hanging] = Array.from({ length: 21 }, (_, index) => authority(50 + index))
  const kept: string[] = []
  let hangs = 0
  const deliver: KeepPromise = async ({ authorityId, subjectId }, signal) => {
    if (authorityId !== healthy) {
      hangs += 1
      await new Promise((_resolve, reject) => signal.addEventListener('abort', () => reject(signal.reason)))
    }
    kept.push(subjectId)
    return { kind: 'kept' }
  }
  await promise(databases, healthy!, 'before')
  await withWorker(databases, { deliver, concurrency: 8, reserved: 2, graceMs: 0 }, async () => {
    await until(() => kept.length === 1)
    for (const authorityId of hanging) await promise(databases, authorityId, `hanging-${authorityId}`)
    await until(() => hangs === 6)
    for (let n = 0; n < 10; n += 1) await promise(databases, healthy!, `meanwhile-${n}`)
    await until(() => kept.length === 11)
    assert.equal(hangs, 6)
  })
  await worker.deleteFrom('promises').where('authority_id', 'in', hanging).execute()
})

test('an authority never has more attempts at once than its lane allows', async () => {
  const busy = authority(11)
  for (let n = 0; n < 12; n += 1) await promise(databases, busy, `busy-${n}`)
  let [running, most, kept] = [0, 0, 0]
  const deliver: KeepPromise = async () => {
    running += 1
    most = Math.max(most, running)
    await sleep(20)
    running -= 1
    kept += 1
    return { kind: 'kept' }
  }
  await withWorker(databases, { deliver, perLane: 3 }, () => until(() => kept === 12))
  assert.equal(most, 3)
})

test('after three failures the lane rests; one success opens it again', async () => {
  const failing = authority(12)
  for (let n = 0; n < 8; n += 1) await promise(databases, failing, `breaker-${n}`)
  const lane = () => worker.selectFrom('lanes').selectAll().where('authority_id', '=', failing).executeTakeFirstOrThrow()
  let calls = 0
  const refuse: KeepPromise = async () => {
    calls += 1
    return { kind: 'again', code: 'unreachable' }
  }
  await withWorker(databases, { deliver: refuse, perLane: 1 }, async () => {
    await until(async () => (await lane()).failures === 3)
    await sleep(200)
  })
  assert.equal(calls, 3)
  assert.ok((await lane()).open_until instanceof Date)
  await worker.updateTable('lanes').set({ open_until: null }).where('authority_id', '=', failing).execute()
  const { subjects, deliver } = recorder()
  await withWorker(databases, { deliver }, () => until(() => subjects.length === 5))
  assert.deepEqual([(await lane()).failures, (await lane()).open_until], [0, null])
  await worker.deleteFrom('promises').where('authority_id', '=', failing).execute()
})

test('what is held waits for a person', async () => {
  await promise(databases, authority(1), 'held')
  let calls = 0
  const deliver: KeepPromise = async () => {
    calls += 1
    return { kind: 'held', code: 'key-refused' }
  }
  await withWorker(databases, { deliver }, async () => {
    await until(async () => (await stateOf(databases, 'held')).state === 'held')
    await sleep(150)
  })
  assert.deepEqual([calls, (await stateOf(databases, 'held')).last_code], [1, 'key-refused'])
  await worker.deleteFrom('promises').where('subject_id', '=', 'held').execute()
})

test('promises of a kind that this worker does not know are left alone', async () => {
  await promise(databases, authority(1), 'unknown')
  await withWorker(databases, { deliver: recorder().deliver, kinds: {} }, () => sleep(200))
  assert.equal((await stateOf(databases, 'unknown')).attempts, 0)
  await worker.deleteFrom('promises').where('subject_id', '=', 'unknown').execute()
})

test('two workers keep every promise exactly once', async () => {
  const { subjects, deliver } = recorder()
  for (let n = 0; n < 60; n += 1) await promise(databases, authority(30 + (n % 6)), `shared-${n}`)
  await withWorker(databases, { deliver }, () => withWorker(databases, { deliver }, () => until(() => subjects.length === 60)))
  assert.equal(new Set(subjects).size, 60)
})

/** A worker process that has leased a promise of this subject and hangs. */
async function hangingProcess(subjectId: string, leaseMs: number) {
  const script = fileURLToPath(new URL('./testing/hang-with-lease.ts', import.meta.url))
  const child = spawn(process.execPath, [script, databases.url, String(leaseMs)], { stdio: ['ignore', 'pipe', 'inherit'] })
  after(() => child.kill('SIGKILL'))
  for await (const line of createInterface({ input: child.stdout })) if (line === subjectId) break
  return child
}

test('the promise of a killed worker is kept by another one when the lease has run out', async () => {
  await promise(databases, authority(13), 'killed')
  const child = await hangingProcess('killed', 1000)
  child.kill('SIGKILL')
  await once(child, 'exit')
  const { leased_until } = await stateOf(databases, 'killed')
  const { subjects, deliver } = recorder()
  await withWorker(databases, { deliver }, () => until(async () => (await stateOf(databases, 'killed')).state === 'kept'))
  const { attempts, kept_at } = await stateOf(databases, 'killed')
  assert.deepEqual([subjects, attempts], [['killed'], 2])
  assert.ok(leased_until && kept_at && kept_at > leased_until)
})

test('a worker that lives keeps its lease for as long as the attempt takes', async () => {
  await promise(databases, authority(14), 'long')
  const child = await hangingProcess('long', 300)
  const { subjects, deliver } = recorder()
  await withWorker(databases, { deliver }, () => sleep(1500))
  assert.deepEqual(subjects, [])
  child.kill('SIGKILL')
  await once(child, 'exit')
  await withWorker(databases, { deliver }, () => until(() => subjects.length > 0))
})

test('a worker that slept through its lease ends the attempt and does not overwrite the outcome', async () => {
  await promise(databases, authority(15), 'lost')
  let isEnded = false
  const deliver: KeepPromise = async (_promise, signal) => {
    await new Promise((resolve) => signal.addEventListener('abort', resolve))
    isEnded = true
    return { kind: 'held', code: 'too-late' }
  }
  await withWorker(databases, { deliver, leaseMs: 300 }, async () => {
    await until(async () => (await stateOf(databases, 'lost')).lease_id !== null)
    await worker
      .updateTable('promises')
      .set({ lease_id: null, leased_until: null, state: 'kept' })
      .where('subject_id', '=', 'lost')
      .execute()
    await until(() => isEnded)
  })
  assert.equal((await stateOf(databases, 'lost')).state, 'kept')
})

test('a worker that is stopped gives back what it holds', async () => {
  await promise(databases, authority(16), 'given-back')
  const hang: KeepPromise = () => new Promise(() => {})
  await withWorker(databases, { deliver: hang, graceMs: 50 }, async (lanes) => {
    await until(async () => (await stateOf(databases, 'given-back')).lease_id !== null)
    await Promise.all([lanes.stop(), lanes.stop()])
  })
  const { lease_id, leased_until, state, failures } = await stateOf(databases, 'given-back')
  assert.deepEqual([lease_id, leased_until, state, failures], [null, null, 'due', 0])
})

test('a loop that is apart is held by no breaker and tells none of its failures', async () => {
  const apart = authority(90)
  await promise(databases, apart, 'apart')
  await worker
    .updateTable('lanes')
    .set({ failures: 2, open_until: new Date(Date.now() + 600_000) })
    .where('authority_id', '=', apart)
    .execute()
  let attempts = 0
  const deliver: KeepPromise = async () => {
    attempts += 1
    return attempts < 2 ? { kind: 'again', code: 'mail-later' } : { kind: 'kept' }
  }
  await withWorker(databases, { deliver, isApart: true }, () => until(async () => (await stateOf(databases, 'apart')).state === 'kept'))
  const lane = await worker.selectFrom('lanes').select(['failures', 'open_until']).where('authority_id', '=', apart).executeTakeFirst()
  assert.equal(lane?.failures, 2)
  assert.ok(lane?.open_until)
})
