// Starts, adopts and stops the PostgreSQL that comes with the platform: the real server, on a unix socket in a folder of its own.
import { existsSync, mkdirSync, readFileSync, realpathSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { type Account, clusterAccount, unprivilegedAccount } from './embedded/account.ts'
import { type Anchor, connectAnchor, serverAddress, stopCluster } from './embedded/anchor.ts'
import { findBinaries } from './embedded/binaries.ts'
import { initialiseCluster } from './embedded/initialise-cluster.ts'
import { type Placement, placeCluster, placeSocket } from './embedded/placement.ts'
import { isClusterAlive, type Postmaster, readPostmaster, removeStaleLocks, type Spawned, spawnPostmaster } from './embedded/postmaster.ts'
import { underStartLock } from './embedded/start-lock.ts'

/** `isDurable: false` is for tests only. `outsideFolder` is used as root where PostgreSQL's account cannot enter the project. */
export type EmbeddedOptions = {
  readonly folder: string
  readonly isDurable?: boolean
  readonly timeoutMs?: number
  readonly outsideFolder?: string
}

/** A running server. `url` is its superuser's address of the database `postgres`. */
export type EmbeddedServer = {
  readonly url: string
  readonly dataFolder: string
  readonly pid: number
  readonly isAdopted: boolean
  /** Stops it, unless somebody else is connected. May be called again. */
  readonly stop: () => Promise<'stopped' | 'left running'>
}

/** Starts PostgreSQL on a data folder, or adopts the server that runs there already, also one left by a crash. */
export async function startEmbedded(options: EmbeddedOptions): Promise<EmbeddedServer> {
  const { folder, isDurable = true, timeoutMs = 60_000, outsideFolder = '/var/lib/aufenthalt' } = options
  const deadline = Date.now() + timeoutMs
  mkdirSync(dirname(resolve(folder)), { recursive: true })
  const wantedFolder = join(realpathSync(dirname(resolve(folder))), basename(folder))
  return await underStartLock(wantedFolder, deadline, async () => {
    const starter = clusterAccount(wantedFolder) ?? unprivilegedAccount()
    const placement = placeCluster({ wantedFolder, binaries: findBinaries(), account: starter, outsideFolder })
    const account = clusterAccount(placement.dataFolder) ?? starter
    if (!existsSync(join(placement.dataFolder, 'PG_VERSION'))) initialiseCluster(placement, account, isDurable)
    const { anchor, postmaster, isAdopted } = await bringUp(placement, { account, isDurable, deadline })
    let stopping: Promise<'stopped' | 'left running'> | undefined
    const stop = () => {
      stopping ??= underStartLock(wantedFolder, Date.now() + timeoutMs, () => stopCluster(anchor, placement.dataFolder, postmaster))
      return stopping
    }
    return { url: serverAddress(postmaster), dataFolder: placement.dataFolder, pid: postmaster.pid, isAdopted, stop }
  })
}

type BringUp = { readonly account: Account; readonly isDurable: boolean; readonly deadline: number }
type Running = { readonly anchor: Anchor; readonly postmaster: Postmaster; readonly isAdopted: boolean }

/** Waits until a server answers on this data folder, and starts one when none is starting, recovering or shutting down. */
async function bringUp(placement: Placement, options: BringUp): Promise<Running> {
  const { dataFolder } = placement
  let spawned: Spawned | undefined
  while (Date.now() < options.deadline) {
    const postmaster = readPostmaster(dataFolder)
    const anchor = postmaster && (await connectAnchor(postmaster, dataFolder))
    if (postmaster && anchor) return { anchor, postmaster, isAdopted: !spawned }
    spawned ??= spawnUnlessAlive(placement, options)
    const ended = spawned?.ended()
    if (ended !== undefined) throw new Error(`PostgreSQL did not start (${ended}):\n${endOfLog(dataFolder)}`)
    await sleep(20)
  }
  throw new Error(`PostgreSQL did not answer in time; see ${dataFolder}.log`)
}

function spawnUnlessAlive(placement: Placement, options: BringUp): Spawned | undefined {
  const { dataFolder } = placement
  const socketFolder = placeSocket(dataFolder, options.account)
  const isAlive = isClusterAlive(dataFolder)
  if (isAlive) return undefined
  if (isAlive === false) removeStaleLocks(dataFolder, socketFolder)
  return spawnPostmaster(placement, socketFolder, options)
}

const endOfLog = (dataFolder: string) => readFileSync(`${dataFolder}.log`, 'utf8').slice(-1500)
