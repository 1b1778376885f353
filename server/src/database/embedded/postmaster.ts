import { spawn } from 'node:child_process'
import { closeSync, openSync, readdirSync, readFileSync, readlinkSync, realpathSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { Account } from './account.ts'
import { programEnvironment } from './binaries.ts'
import type { Placement } from './placement.ts'

/** What postmaster.pid says of a running server. */
export type Postmaster = { readonly pid: number; readonly port: number; readonly socketFolder: string }

/** Reads postmaster.pid; undefined while there is none or it is not yet complete. */
export function readPostmaster(dataFolder: string): Postmaster | undefined {
  try {
    const [pid, , , port, socketFolder] = readFileSync(join(dataFolder, 'postmaster.pid'), 'utf8').split('\n')
    return socketFolder ? { pid: Number(pid), port: Number(port), socketFolder } : undefined
  } catch {
    return undefined
  }
}

function workingFolder(pid: string): string | undefined {
  try {
    return readlinkSync(`/proc/${pid}/cwd`)
  } catch {
    return undefined
  }
}

/**
 * Says whether a PostgreSQL process stands in its data folder: sees orphaned backends, and neither zombies nor foreign processes with a
 * reused pid. Undefined where /proc is missing.
 */
export function isClusterAlive(dataFolder: string): boolean | undefined {
  if (process.platform !== 'linux') return undefined
  const folder = realpathSync(dataFolder)
  return readdirSync('/proc').some((pid) => /^\d+$/.test(pid) && workingFolder(pid) === folder)
}

function removeIfPidAnswers(lockFile: string): void {
  try {
    process.kill(Number.parseInt(readFileSync(lockFile, 'utf8'), 10), 0)
    rmSync(lockFile)
  } catch {
    // Without the file or with a dead pid there is nothing to do: PostgreSQL clears those itself, with their shared memory.
  }
}

/**
 * Removes lock files of a dead cluster that PostgreSQL would respect: their pid answers, as a zombie that nobody reaps (containers) or as
 * somebody else's process. Only under the start lock, and only when no process stands in the data folder.
 */
export function removeStaleLocks(dataFolder: string, socketFolder: string): void {
  removeIfPidAnswers(join(dataFolder, 'postmaster.pid'))
  removeIfPidAnswers(join(socketFolder, '.s.PGSQL.5432.lock'))
}

const settings = {
  listen_addresses: '',
  // Errors of statements stay out of the server's log: they quote values.
  ...{ log_min_messages: 'log', log_min_error_statement: 'panic', log_error_verbosity: 'terse' },
  // A segment that is no longer needed goes, instead of being used again with deleted keys still in it.
  wal_recycle: 'off',
}
const undurable = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', max_connections: 300 }

/** How the server ended, while it has not: undefined. */
export type Spawned = { readonly ended: () => string | undefined }

/** Starts the server detached, with a log file instead of pipes: it survives us, and Ctrl-C does not reach it before we are done. */
export function spawnPostmaster(
  { binaries, dataFolder }: Placement,
  socketFolder: string,
  { account, isDurable }: { account: Account; isDurable: boolean },
): Spawned {
  const log = openSync(`${dataFolder}.log`, 'a')
  const options = Object.entries({ ...settings, ...(isDurable ? {} : undurable) }).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  const child = spawn(join(binaries, 'bin', 'postgres'), ['-D', dataFolder, '-k', socketFolder, ...options], {
    ...account,
    cwd: '/',
    detached: true,
    stdio: ['ignore', log, log],
    env: programEnvironment,
  })
  closeSync(log)
  let ended: string | undefined
  child.on('exit', (code, signal) => {
    ended = `exit ${code ?? signal}`
  })
  child.on('error', (error) => {
    ended = error.message
  })
  child.unref()
  return { ended: () => ended }
}
