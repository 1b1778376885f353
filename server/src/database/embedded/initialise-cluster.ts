import { spawnSync } from 'node:child_process'
import { closeSync, fsyncSync, mkdirSync, openSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { type Account, giveFolder } from './account.ts'
import { programEnvironment } from './binaries.ts'
import type { Placement } from './placement.ts'

/** The superuser of embedded clusters; only the starter and the creation of databases use it. */
export const superuser = 'aufenthalt_admin'

/** UTF-8 everywhere, the same sorting on every machine, no password and no TCP: who may enter the folder may connect. */
const initdbArguments = [
  ...['-U', superuser, '-E', 'UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'],
  ...['--auth-local=trust', '--auth-host=reject', '--no-instructions'],
]

/** What killed starts left behind; their initdb may still be writing for a moment. */
function removeLeftovers(dataFolder: string): void {
  const parent = dirname(dataFolder)
  const leftovers = readdirSync(parent).filter((name) => name.startsWith(`${basename(dataFolder)}.init-`))
  for (const name of leftovers) rmSync(join(parent, name), { recursive: true, force: true, maxRetries: 5 })
}

function syncFolder(folder: string): void {
  const handle = openSync(folder, 'r')
  fsyncSync(handle)
  closeSync(handle)
}

/** Makes the cluster beside its place and renames it: a killed initdb never leaves half a cluster under the real name. */
export function initialiseCluster({ binaries, dataFolder }: Placement, account: Account, isDurable: boolean): void {
  removeLeftovers(dataFolder)
  const part = `${dataFolder}.init-${process.pid}`
  mkdirSync(part, { mode: 0o700 })
  giveFolder(part, account)
  const result = spawnSync(join(binaries, 'bin', 'initdb'), ['-D', part, ...initdbArguments, ...(isDurable ? [] : ['--no-sync'])], {
    ...account,
    cwd: '/',
    encoding: 'utf8',
    env: programEnvironment,
  })
  if (result.status !== 0) {
    rmSync(part, { recursive: true, force: true })
    throw new Error(`initdb failed: ${result.error?.message ?? result.stderr}`)
  }
  renameSync(part, dataFolder)
  if (isDurable) syncFolder(dirname(dataFolder))
  removeLeftovers(dataFolder)
}
