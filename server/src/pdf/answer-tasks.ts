import { parentPort } from 'node:worker_threads'
import type { WorkerAnswer } from './worker-pool.ts'

/** The thread's side of a pool: answers every task. What went wrong stays here, since an error of a parser may quote what it read. */
export function answerTasks<Task, Result>(work: (task: Task) => Result | Promise<Result>): void {
  const answer = async (task: Task): Promise<WorkerAnswer<Result>> => {
    try {
      return { result: await work(task) }
    } catch {
      return { failed: true }
    }
  }
  parentPort?.on('message', (task: Task) => void answer(task).then((said) => parentPort?.postMessage(said)))
}
