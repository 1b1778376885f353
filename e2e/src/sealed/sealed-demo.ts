import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { isAbsolute, join, relative } from 'node:path'
import { freePorts } from '../../../scripts/demo/ports.ts'
import type { ProgramName } from '../../../scripts/demo/programs.ts'
import { type Demo, startDemo } from '../../../scripts/demo/start-demo.ts'
import { withDatabaseName } from '../../../server/src/database/address.ts'
import { startEmbedded } from '../../../server/src/database/embedded.ts'
import { openKeyDatabase } from '../../../server/src/database/pools.ts'
import { openVault } from '../../../server/src/vault/open-vault.ts'
import type { Vault } from '../../../server/src/vault/vault.ts'
import { environmentsOf, fileAt, filesIn, pagesOf, rowsOf, writeDatabaseOut } from './places.ts'
import type { Place } from './search.ts'

/** A demo in a folder of its own, and its database as a superuser sees it. */
export type SealedDemo = {
  readonly demo: Demo
  readonly serverUrl: string
  readonly masterKey: Uint8Array
  /** Starts further programs beside those that run. */
  readonly startMore: (programs: readonly ProgramName[]) => Promise<void>
  /** All places, but for the case system's own folder and the file of the master key. */
  readonly places: () => AsyncGenerator<Place>
  /** Opens the vault over the key database as it is at this moment, with this key as master key. */
  readonly withVault: <T>(masterKey: Uint8Array, work: (vault: Vault) => Promise<T>) => Promise<T>
  readonly stop: () => Promise<void>
}

const masterKeyFile = 'master.key'
const caseSystemFolder = 'case-system'
const databases = ['postgres', 'aufenthalt', 'aufenthalt_keys', 'aufenthalt_delivery']

/** Starts the programs; they log all that they can log. */
export async function startSealedDemo(programs: readonly ProgramName[]): Promise<SealedDemo> {
  const folder = mkdtempSync(join(tmpdir(), 'aufenthalt-sealed-'))
  chmodSync(folder, 0o711)
  const options = { folder, ports: await freePorts(), environment: { LOG_LEVEL: 'trace' } }
  const demos = [await startDemo({ ...options, programs })]
  const demo = demos[0] as Demo
  const server = await startEmbedded({ folder: join(folder, 'pg18') })
  return {
    demo,
    serverUrl: server.url,
    masterKey: readFileSync(join(folder, masterKeyFile)),
    startMore: async (more) => {
      demos.push(await startDemo({ ...options, programs: more }))
    },
    places: () => allPlaces({ demos, folder, serverUrl: server.url, postmaster: server.pid }),
    withVault: (masterKey, work) => withVault(server.url, masterKey, work),
    stop: async () => {
      await server.stop()
      for (const one of demos.reverse()) await one.stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

async function withVault<T>(serverUrl: string, masterKey: Uint8Array, work: (vault: Vault) => Promise<T>): Promise<T> {
  const keyDatabase = openKeyDatabase({ url: withDatabaseName(serverUrl, 'aufenthalt_keys'), role: 'aufenthalt_worker' })
  const generateReplyKey = () => Promise.reject(new Error('No reply key is needed here'))
  try {
    return await work(openVault({ keyDatabase, masterKey, generateReplyKey }))
  } finally {
    await keyDatabase.destroy()
  }
}

type Everywhere = { readonly demos: readonly Demo[]; readonly folder: string; readonly serverUrl: string; readonly postmaster: number }

async function* allPlaces({ demos, folder, serverUrl, postmaster }: Everywhere): AsyncGenerator<Place> {
  const { platform } = (demos[0] as Demo).urls
  yield* pagesOf(['/metrics', '/openapi.json', '/health', '/ready'].map((path) => `${platform}${path}`))
  yield* environmentsOf({ postgres: postmaster, ...Object.assign({}, ...demos.map(pidsOf)) })
  for (const name of databases) yield* rowsOf(serverUrl, name)
  const dataFolder = await writeDatabaseOut(serverUrl)
  yield* filesIn(folder, [masterKeyFile, caseSystemFolder])
  const fromFolder = relative(folder, dataFolder)
  if (!fromFolder.startsWith('..') && !isAbsolute(fromFolder)) return
  yield* filesIn(dataFolder)
  yield* fileAt(`${dataFolder}.log`)
}

const programNames: readonly ProgramName[] = ['app', 'worker', 'delivery-service', 'case-system']

function pidsOf(demo: Demo): { [name: string]: number } {
  const pids = programNames.map((name) => [name, demo.pid(name)] as const)
  return Object.fromEntries(pids.filter((pair): pair is [ProgramName, number] => pair[1] !== undefined))
}
