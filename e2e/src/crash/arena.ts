import { chmodSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { freePorts } from '../../../scripts/demo/ports.ts'
import { type Demo, startDemo } from '../../../scripts/demo/start-demo.ts'
import { victims } from './kill-plan.ts'
import { killFolderVariable } from './steps.ts'

/** A platform of its own to kill. */
export type Arena = {
  readonly demo: Demo
  /** Where steps are armed. */
  readonly killFolder: string
  /** What the clients were promised. */
  readonly log: string
  /** The drafts that they were told to be saved. */
  readonly drafts: string
  /** Where the case system files. */
  readonly cases: string
  /** How many were killed, and who died otherwise, as when the database went. */
  readonly deaths: { killed: number; readonly others: string[] }
  /** Ends everything; the folder stays where `keep` says so. */
  readonly close: (keep: boolean) => Promise<void>
}

const killer = fileURLToPath(new URL('killer.ts', import.meta.url))

/** Starts the processes that are to be killed, with the killer in them, in a temporary folder and on free ports. */
export async function openArena(): Promise<Arena> {
  const folder = mkdtempSync(join(tmpdir(), 'aufenthalt-crash-'))
  // Started by root, PostgreSQL runs as another user, who must be able to pass through.
  chmodSync(folder, 0o711)
  const killFolder = join(folder, 'kills')
  mkdirSync(killFolder)
  const deaths: Arena['deaths'] = { killed: 0, others: [] }
  const demo = await startDemo({
    folder: join(folder, 'data'),
    ports: await freePorts(),
    programs: victims,
    nodeArguments: ['--import', killer],
    environment: { [killFolderVariable]: killFolder, LOG_LEVEL: 'warn' },
    onDeath: (name, signal) => {
      if (signal === 'SIGKILL') deaths.killed += 1
      else deaths.others.push(name)
    },
  })
  const close = async (keep: boolean) => {
    await demo.stop()
    if (keep) process.stderr.write(`Kept: ${folder}\n`)
    else rmSync(folder, { recursive: true, force: true })
  }
  const notes = { log: join(folder, 'acknowledged.ndjson'), drafts: join(folder, 'drafts.ndjson') }
  return { demo, killFolder, ...notes, cases: join(demo.folder, 'case-system', 'cases'), deaths, close }
}
