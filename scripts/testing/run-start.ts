// `npm start` as a person runs it: a process of its own, judged by what it prints, how it ends and which processes it leaves.
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { root } from '../command.ts'

/** Who starts it; nobody else but ourselves unless told otherwise. */
type Account = { readonly uid?: number; readonly gid?: number }

/** How a start ended. */
export type Ended = { readonly code: number | null; readonly output: string; readonly errors: string }

/** A start that is running. */
export type RunningStart = {
  readonly child: ChildProcess
  /** Waits for the addresses; throws with what it printed when it ends before. */
  readonly ready: Promise<void>
  readonly ended: Promise<Ended>
}

/** Starts `scripts/start.ts` with these arguments. */
export function runStart(args: readonly string[], account: Account = {}): RunningStart {
  const { PATH = '' } = process.env
  const child = spawn(process.execPath, [join(root, 'scripts/start.ts'), ...args], {
    ...account,
    cwd: root,
    env: { PATH, HOME: '/nonexistent' },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const printed = { output: '', errors: '' }
  const isReady = Promise.withResolvers<void>()
  isReady.promise.catch(() => {})
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    printed.output += text
    if (printed.output.includes('Ctrl-C stops everything.')) isReady.resolve()
  })
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    printed.errors += text
  })
  const ended = once(child, 'close').then(([code]): Ended => {
    isReady.reject(new Error(`ended with ${code}: ${printed.errors}`))
    return { code, ...printed }
  })
  return { child, ready: isReady.promise, ended }
}

type ProcessState = { readonly pid: number; readonly parent: number; readonly isZombie: boolean }

/** Reads `4711 (node) S 12 …` of every process. */
function listProcesses(): ProcessState[] {
  const pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name))
  return pids.flatMap((pid) => {
    try {
      const [, state, parent] = /\) (\w) (\d+)/.exec(readFileSync(`/proc/${pid}/stat`, 'utf8')) ?? []
      return [{ pid: Number(pid), parent: Number(parent), isZombie: state === 'Z' }]
    } catch {
      return []
    }
  })
}

/** Everything that a process has started, directly or not. */
export function descendantsOf(pid: number): number[] {
  const processes = listProcesses()
  const below = (parent: number): number[] =>
    processes.filter((one) => one.parent === parent).flatMap((one) => [one.pid, ...below(one.pid)])
  return below(pid)
}

/** Waits until all of these processes are gone; gives those that are still there after a while. A zombie is gone: nobody may be there to reap it. */
export async function remaining(pids: readonly number[], patienceMs = 20_000): Promise<number[]> {
  const until = Date.now() + patienceMs
  for (;;) {
    const alive = listProcesses().filter(({ pid, isZombie }) => pids.includes(pid) && !isZombie)
    if (alive.length === 0 || Date.now() > until) return alive.map(({ pid }) => pid)
    await sleep(50)
  }
}
