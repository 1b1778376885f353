// Everything that `npm start` and the journeys need: databases, keys, and all programs wired to each other and kept running.
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { type EmbeddedServer, startEmbedded } from '../../server/src/database/embedded.ts'
import { root } from '../command.ts'
import { createDatabases } from './create-databases.ts'
import { defaultPorts, type Ports } from './ports.ts'
import { prepareDemo } from './prepare-demo.ts'
import { type ProgramName, programsOf, type Urls, urlsOf } from './programs.ts'
import { runOnce, type Supervised, supervise } from './supervise.ts'

/** How to start a demo; all of it has a default but the folder. */
export type DemoOptions = {
  /** Holds databases, keys, logs and cases. */
  readonly folder: string
  readonly ports?: Ports
  /** Which programs; all of them unless told otherwise. */
  readonly programs?: readonly ProgramName[]
  /** Given to every program's Node, e.g. `--import`. */
  readonly nodeArguments?: readonly string[]
  /** Added to every program's environment. */
  readonly environment?: { readonly [name: string]: string }
  readonly onDeath?: (name: string, signal: string | null) => void
}

/** A running demo. */
export type Demo = {
  readonly urls: Urls
  readonly folder: string
  readonly pid: (name: ProgramName) => number | undefined
  /** How often a program has died without being asked to. */
  readonly deaths: (name: ProgramName) => number
  /** Kills a program by SIGKILL; it is started again. */
  readonly kill: (name: ProgramName) => Promise<void>
  /** Waits for one program, or for all. */
  readonly waitUntilReady: (name?: ProgramName) => Promise<void>
  /** Stops PostgreSQL as a power cut would, as far as a signal can: no checkpoint, connections cut off. */
  readonly stopDatabaseImmediately: () => Promise<void>
  readonly startDatabase: () => Promise<void>
  /** Stops the programs in order, then the database. May be called again. */
  readonly stop: () => Promise<void>
}

/** In the order of starting: who is called before who calls. */
const allPrograms: readonly ProgramName[] = [
  'delivery-service',
  'identity-provider',
  'mailbox',
  'app',
  'worker',
  'case-system',
  'host-page',
]

/** Starts a demo and waits until all of it can be used; what fails on the way leaves nothing running. */
export async function startDemo(options: DemoOptions): Promise<Demo> {
  // Started by root, PostgreSQL runs as another user, who must be able to pass through; every file in it is the owner's alone.
  mkdirSync(options.folder, { recursive: true, mode: 0o711 })
  const starting = startEmbedded({ folder: databaseFolderOf(options) })
  try {
    return await startPrograms(options, starting)
  } catch (error) {
    await starting.then((database) => database.stop()).catch(() => {})
    throw error
  }
}

const databaseFolderOf = ({ folder }: DemoOptions) => join(folder, 'pg18')

async function startPrograms(options: DemoOptions, starting: Promise<EmbeddedServer>): Promise<Demo> {
  const { folder, ports = defaultPorts, programs = allPrograms, nodeArguments = [], environment = {}, onDeath } = options
  const logFolder = join(folder, 'logs')
  mkdirSync(logFolder, { recursive: true, mode: 0o700 })
  const urls = urlsOf(ports)
  const [started, files] = await Promise.all([starting, prepareDemo(folder, urls.hostPage, urls)])
  let database = started
  const databases = await createDatabases(database.url)
  const wired = programsOf({ root, folder, ports, files, databases })
  const surroundings = { root, logFolder, nodeArguments, environment, ...(onDeath && { onDeath }) }
  await runOnce(wired.migrate, surroundings)

  const running = allPrograms.filter((name) => programs.includes(name)).map((name) => supervise(wired[name], surroundings))
  const named = (name: ProgramName) => running.filter((one) => one.name === name)
  let stopping: Promise<void> | undefined
  const demo: Demo = {
    urls,
    folder,
    pid: (name) => named(name)[0]?.pid(),
    deaths: (name) => named(name)[0]?.deaths() ?? 0,
    kill: async (name) => {
      await named(name)[0]?.kill()
    },
    waitUntilReady: async (name) => {
      await Promise.all((name ? named(name) : running).map((one) => one.waitUntilReady()))
    },
    stopDatabaseImmediately: async () => {
      // SIGQUIT is PostgreSQL's "immediate shutdown"
      process.kill(database.pid, 'SIGQUIT')
    },
    startDatabase: async () => {
      database = await startEmbedded({ folder: databaseFolderOf(options) })
    },
    stop: () => {
      stopping ??= stopAll(running, () => database.stop())
      return stopping
    },
  }
  try {
    await demo.waitUntilReady()
    return demo
  } catch (error) {
    await demo.stop()
    throw error
  }
}

/** Whoever calls goes before who is called. */
async function stopAll(running: readonly Supervised[], stopDatabase: () => Promise<unknown>): Promise<void> {
  const isCalled = ({ name }: Supervised) => name === 'delivery-service' || name === 'mailbox'
  await Promise.all(running.filter((one) => !isCalled(one)).map((one) => one.stop()))
  await Promise.all(running.filter(isCalled).map((one) => one.stop()))
  await stopDatabase()
}
