import { type ChildProcess, spawn } from 'node:child_process'
import { closeSync, openSync, readFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'

/** One program to keep running. `readyUrl` answers 200 when it can be used; without one it is ready as soon as it lives. */
export type Program = {
  readonly name: string
  readonly entry: string
  readonly arguments?: readonly string[]
  readonly environment: { readonly [name: string]: string }
  readonly readyUrl?: string
}

/** Where programs run, and what every one of them is started with besides. */
export type Surroundings = {
  readonly root: string
  readonly logFolder: string
  readonly nodeArguments: readonly string[]
  readonly environment: { readonly [name: string]: string }
  /** Hears of every death that was not asked for. */
  readonly onDeath?: (name: string, signal: string | null) => void
}

/** A program that is started again whenever it dies, until it is stopped. */
export type Supervised = {
  readonly name: string
  readonly pid: () => number | undefined
  /** How often it has died without being asked to. */
  readonly deaths: () => number
  /** Kills it by SIGKILL, as soon as it lives. */
  readonly kill: () => Promise<void>
  /** @throws when it does not get ready in time; the message ends with the last line of its log */
  readonly waitUntilReady: (timeoutMs?: number) => Promise<void>
  readonly stop: () => Promise<void>
}

const restartMs = { first: 100, longest: 5000, forgottenAfter: 10_000 }
const stopPatienceMs = 15_000
const watchdog = fileURLToPath(new URL('end-with-parent.ts', import.meta.url))

/** Starts a program under the Node that runs this, its output appended to a log file, and keeps it running. */
export function supervise(program: Program, surroundings: Surroundings): Supervised {
  const logPath = `${surroundings.logFolder}/${program.name}.log`
  let child: ChildProcess | undefined
  let isStopping = false
  let deaths = 0
  let waitMs = restartMs.first

  const start = () => {
    const startedAt = Date.now()
    child = startProgram(program, surroundings, logPath)
    child.once('exit', (_code, signal) => {
      child = undefined
      if (isStopping) return
      deaths += 1
      surroundings.onDeath?.(program.name, signal)
      waitMs = Date.now() - startedAt > restartMs.forgottenAfter ? restartMs.first : Math.min(waitMs * 2, restartMs.longest)
      setTimeout(() => isStopping || start(), waitMs)
    })
  }
  start()

  return {
    name: program.name,
    pid: () => child?.pid,
    deaths: () => deaths,
    kill: async () => {
      while (!child?.kill('SIGKILL')) await sleep(20)
    },
    waitUntilReady: async (timeoutMs = 30_000) => {
      const until = Date.now() + timeoutMs
      while (!(child && (!program.readyUrl || (await answers(program.readyUrl))))) {
        if (isStopping || Date.now() > until) throw new Error(`${program.name} did not start. ${lastLine(logPath)}`)
        await sleep(50)
      }
    },
    stop: async () => {
      isStopping = true
      if (child) await endProgram(child)
    },
  }
}

/** Runs a program once, to its end. @throws when it fails; the message ends with the last line of its log */
export async function runOnce(program: Program, surroundings: Surroundings): Promise<void> {
  const logPath = `${surroundings.logFolder}/${program.name}.log`
  const child = startProgram(program, surroundings, logPath)
  const code = await new Promise((resolve) => child.once('exit', resolve))
  if (code !== 0) throw new Error(`${program.name} failed. ${lastLine(logPath)}`)
}

function startProgram(program: Program, { root, nodeArguments, environment }: Surroundings, logPath: string): ChildProcess {
  const log = openSync(logPath, 'a', 0o600)
  const { PATH = '', HOME = '', TMPDIR = '' } = process.env
  const child = spawn(process.execPath, ['--import', watchdog, ...nodeArguments, program.entry, ...(program.arguments ?? [])], {
    cwd: root,
    // A process group of its own: Ctrl-C reaches whoever supervises, and the programs end in order.
    detached: true,
    stdio: ['ignore', log, log, 'ipc'],
    env: { PATH, HOME, ...(TMPDIR && { TMPDIR }), ...program.environment, ...environment },
  })
  closeSync(log)
  return child
}

async function endProgram(child: ChildProcess): Promise<void> {
  const exited = new Promise((resolve) => child.once('exit', resolve))
  child.kill('SIGTERM')
  const patience = setTimeout(() => child.kill('SIGKILL'), stopPatienceMs)
  await exited
  clearTimeout(patience)
}

async function answers(url: string): Promise<boolean> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(2000) })
    await response.body?.cancel()
    return response.ok
  } catch {
    return false
  }
}

function lastLine(path: string): string {
  const lines = readFileSync(path, 'utf8').trimEnd().split('\n')
  return (lines.at(-1) ?? '').slice(0, 500)
}
