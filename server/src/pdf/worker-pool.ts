// Work on what strangers sent, in threads of its own: with a time limit, a memory limit, a bounded queue and a fresh thread now and then.
import { once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import { Worker } from 'node:worker_threads'

/** Limits of a pool. `waiting` is how many tasks may queue, `memoryMb` what one task may hold, buffers included. */
export type PoolOptions = {
  readonly file: URL
  readonly workers: number
  readonly tasksPerWorker: number
  readonly timeoutMs: number
  readonly waiting: number
  readonly memoryMb: number
}

/** A pool of threads that each do one task at a time. */
export type WorkerPool<Task, Result> = { readonly run: (task: Task) => Promise<Result>; readonly close: () => Promise<void> }

/** Why a task has no result. The message never says what the task was about. */
export class WorkerError extends Error {
  readonly code: 'worker-failed' | 'worker-timeout' | 'worker-out-of-memory' | 'workers-busy' | 'workers-closed'

  constructor(code: WorkerError['code']) {
    super(code)
    this.code = code
  }
}

/** What a thread answers: a result, or nothing but the fact that it failed. */
export type WorkerAnswer<Result> = { readonly result: Result } | { readonly failed: true }

type Seat = { worker: Worker | undefined; done: number }
type Job<Task, Result> = { readonly task: Task; readonly settle: PromiseWithResolvers<Result> }

const memoryCheckMs = 50

/** Opens a pool; threads start with the first task. The file answers each message by one `WorkerAnswer`. */
export function createWorkerPool<Task, Result>(options: PoolOptions): WorkerPool<Task, Result> {
  const free: Seat[] = Array.from({ length: options.workers }, () => ({ worker: undefined, done: 0 }))
  const seats = [...free]
  const queue: Job<Task, Result>[] = []
  let isClosed = false

  async function sit(seat: Seat, { task, settle }: Job<Task, Result>): Promise<void> {
    try {
      settle.resolve(await perform<Task, Result>(seat, task, options))
    } catch (error) {
      leave(seat)
      settle.reject(isClosed ? new WorkerError('workers-closed') : error)
    }
    if (seat.done >= options.tasksPerWorker) leave(seat)
    free.push(seat)
    next()
  }

  function next(): void {
    const seat = queue.length > 0 ? free.pop() : undefined
    const job = seat && queue.shift()
    if (seat && job) void sit(seat, job)
  }

  return {
    run(task) {
      if (isClosed) return Promise.reject(new WorkerError('workers-closed'))
      if (queue.length >= options.waiting) return Promise.reject(new WorkerError('workers-busy'))
      const settle = Promise.withResolvers<Result>()
      queue.push({ task, settle })
      next()
      return settle.promise
    },
    async close() {
      isClosed = true
      for (const { settle } of queue.splice(0)) settle.reject(new WorkerError('workers-closed'))
      await Promise.all(seats.map(({ worker }) => worker?.terminate()))
    },
  }
}

/** Lets the thread of a seat do one task, for so long and in so much memory. */
async function perform<Task, Result>(seat: Seat, task: Task, { file, timeoutMs, memoryMb }: PoolOptions): Promise<Result> {
  const worker = seat.worker ?? start(file, memoryMb)
  seat.worker = worker
  seat.done += 1
  const ended = new AbortController()
  const until = { signal: AbortSignal.any([ended.signal, AbortSignal.timeout(timeoutMs)]) }
  try {
    const answered = once(worker, 'message', until) as Promise<[WorkerAnswer<Result>]>
    const stopped = once(worker, 'exit', until).then(() => Promise.reject(new WorkerError('worker-failed')))
    worker.postMessage(task)
    const [answer] = await Promise.race([answered, stopped, watchMemory(worker, memoryMb, until.signal)])
    if ('failed' in answer) throw new WorkerError('worker-failed')
    return answer.result
  } catch (error) {
    throw workerError(error)
  } finally {
    ended.abort()
  }
}

/** Starts a thread. What its parsers print is dropped, since they quote what they read. */
function start(file: URL, memoryMb: number): Worker {
  const worker = new Worker(file, { resourceLimits: { maxOldGenerationSizeMb: memoryMb }, stdout: true, stderr: true })
  worker.on('error', () => undefined)
  worker.stdout.resume()
  worker.stderr.resume()
  return worker
}

/** Gives the seat up to a fresh thread; a thread inside native code ends when that returns, so nobody waits for it. */
function leave(seat: Seat): void {
  void seat.worker?.terminate()
  seat.worker = undefined
  seat.done = 0
}

/** Rejects as soon as the thread holds too much: V8's own limits do not count buffers, and a decompression bomb is a buffer. */
async function watchMemory(worker: Worker, memoryMb: number, signal: AbortSignal): Promise<never> {
  for (;;) {
    await sleep(memoryCheckMs, undefined, { signal })
    const held = await worker.getHeapStatistics().then(({ external_memory }) => external_memory, starting)
    if (held > memoryMb * 1024 * 1024) throw new WorkerError('worker-out-of-memory')
  }
}

/** A thread that has not come up yet cannot be asked. */
const starting = () => 0

function workerError(error: unknown): WorkerError {
  if (error instanceof WorkerError) return error
  const { name, code } = error as { name?: string; code?: string }
  if (code === 'ERR_WORKER_OUT_OF_MEMORY') return new WorkerError('worker-out-of-memory')
  return new WorkerError(name === 'AbortError' || name === 'TimeoutError' ? 'worker-timeout' : 'worker-failed')
}
