import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { createWorkerPool, type PoolOptions } from './worker-pool.ts'

const answerTasks = JSON.stringify(new URL('./answer-tasks.ts', import.meta.url).href)

/** A pool whose threads carry out this piece of JavaScript for a `task`. */
function aPool<Result>(work: string, options: Partial<PoolOptions> = {}) {
  const source = `import { answerTasks } from ${answerTasks}; let done = 0; answerTasks(async (task) => { done += 1; ${work} })`
  const file = new URL(`data:text/javascript,${encodeURIComponent(source)}`)
  return createWorkerPool<unknown, Result>({
    file,
    workers: 1,
    tasksPerWorker: 3,
    timeoutMs: 20_000,
    waiting: 10,
    memoryMb: 128,
    ...options,
  })
}

describe('threads for work on what strangers sent', () => {
  it('every task gets its own answer, also when all come at once', async () => {
    const pool = aPool<number>('return task * 2', { workers: 2 })
    assert.deepEqual(await Promise.all([1, 2, 3, 4, 5].map(pool.run)), [2, 4, 6, 8, 10])
    await pool.close()
  })

  it('a thread is replaced after some tasks', async () => {
    const pool = aPool<number>('return done')
    const done = []
    for (let index = 0; index < 7; index += 1) done.push(await pool.run(null))
    assert.deepEqual(done, [1, 2, 3, 1, 2, 3, 1])
    await pool.close()
  })

  it('an error in a thread says nothing about the task, and the next task is done', async () => {
    const pool = aPool<string>("if (task === 'Beispiel') throw new Error(task); return task")
    await assert.rejects(pool.run('Beispiel'), { code: 'worker-failed', message: 'worker-failed' })
    assert.equal(await pool.run('b'), 'b')
    await pool.close()
  })

  it('a thread that never ends is given up', async () => {
    const pool = aPool<string>('while (task) {} return "free"', { timeoutMs: 1500 })
    await assert.rejects(pool.run(true), { code: 'worker-timeout' })
    assert.equal(await pool.run(false), 'free')
    await pool.close()
  })

  it('a thread that ends itself is replaced', async () => {
    const pool = aPool<string>('if (task) process.exit(3); return "here"')
    await assert.rejects(pool.run(true), { code: 'worker-failed' })
    assert.equal(await pool.run(false), 'here')
    await pool.close()
  })

  it('a thread that holds too many buffers is given up', async () => {
    const pool = aPool<string>('const held = []; while (task) held.push(new Uint8Array(1e6).fill(1)); return "light"')
    await assert.rejects(pool.run(true), { code: 'worker-out-of-memory' })
    assert.equal(await pool.run(false), 'light')
    await pool.close()
  })

  it('a thread that holds too many objects is given up', async () => {
    const pool = aPool<string>('const held = []; while (task) held.push({ a: [held.length] }); return "light"', { memoryMb: 64 })
    await assert.rejects(pool.run(true), { code: 'worker-out-of-memory' })
    assert.equal(await pool.run(false), 'light')
    await pool.close()
  })

  it('a full queue refuses further tasks and keeps the others', async () => {
    const pool = aPool<number>('return task', { waiting: 2 })
    const taken = [pool.run(1), pool.run(2), pool.run(3)]
    await assert.rejects(pool.run(4), { code: 'workers-busy' })
    assert.deepEqual(await Promise.all(taken), [1, 2, 3])
    await pool.close()
  })

  it('closing ends what runs and what waits', async () => {
    const pool = aPool<number>('await new Promise((resolve) => setTimeout(resolve, 60_000))')
    const taken = [pool.run(1), pool.run(2)]
    const ends = taken.map((task) => assert.rejects(task, { code: 'workers-closed' }))
    await pool.close()
    await Promise.all(ends)
    await assert.rejects(pool.run(3), { code: 'workers-closed' })
  })
})
