import { randomBytes } from 'node:crypto'
import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { type Account, canEnter, giveFolder } from './account.ts'
import type { Binaries } from './binaries.ts'

/** Where the programs and the data lie. */
export type Placement = { readonly binaries: string; readonly dataFolder: string }

/** Where to look, and where to go outside the project when PostgreSQL's account cannot enter it. */
export type PlacementOptions = {
  readonly wantedFolder: string
  readonly binaries: Binaries
  readonly account: Account
  readonly outsideFolder: string
}

/** Copies the programs once; the rename makes a half copy invisible. */
function copyBinaries({ folder, version }: Binaries, outsideFolder: string): string {
  const copy = join(outsideFolder, `postgres-${version}`)
  if (existsSync(copy)) return copy
  const part = `${copy}.${process.pid}`
  mkdirSync(outsideFolder, { recursive: true, mode: 0o755 })
  cpSync(folder, part, { recursive: true, verbatimSymlinks: true })
  try {
    renameSync(part, copy)
  } catch {
    rmSync(part, { recursive: true })
  }
  return copy
}

/** A random id beside the wanted folder names the one outside, so that a new clone at the same path starts empty. */
function outsideData(wantedFolder: string, outsideFolder: string): string {
  const idFile = `${wantedFolder}.id`
  if (!existsSync(idFile)) writeFileSync(idFile, randomBytes(8).toString('hex'))
  mkdirSync(outsideFolder, { recursive: true, mode: 0o755 })
  return join(outsideFolder, `data-${readFileSync(idFile, 'utf8')}`)
}

/** Keeps programs and data in the project, unless root's stand-in account cannot enter it. */
export function placeCluster({ wantedFolder, binaries, account, outsideFolder }: PlacementOptions): Placement {
  if (account.uid === undefined) return { binaries: binaries.folder, dataFolder: wantedFolder }
  return {
    binaries: canEnter(binaries.folder, account) ? binaries.folder : copyBinaries(binaries, outsideFolder),
    dataFolder: canEnter(dirname(wantedFolder), account) ? wantedFolder : outsideData(wantedFolder, outsideFolder),
  }
}

/** A socket's path may have at most 107 bytes (103 on macOS): the data folder, or a short one for it. */
export function placeSocket(dataFolder: string, account: Account): string {
  if (Buffer.byteLength(join(dataFolder, '.s.PGSQL.5432')) <= 100) return dataFolder
  const folder = join(tmpdir(), `aufenthalt-pg-${statSync(dataFolder).ino.toString(36)}`)
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const { uid, mode } = statSync(folder)
  const owners = [process.getuid?.(), account.uid]
  // Who may enter the folder may connect: one that somebody else has prepared is not ours.
  if (!owners.includes(uid) || (mode & 0o077) !== 0) throw new Error(`${folder} belongs to somebody else or is open to others; remove it`)
  giveFolder(folder, account)
  return folder
}
