import { spawnSync } from 'node:child_process'
import { chownSync, existsSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'

/** The system account that PostgreSQL runs as; empty is our own. */
export type Account = { readonly uid?: number; readonly gid?: number }

const isRoot = () => process.getuid?.() === 0

/** PostgreSQL refuses to run as root, and initdb must find its account in /etc/passwd: `postgres`, else `nobody`. */
export function unprivilegedAccount(): Account {
  if (!isRoot()) return {}
  const lines = readFileSync('/etc/passwd', 'utf8').split('\n')
  for (const name of ['postgres', 'nobody']) {
    const line = lines.find((each) => each.startsWith(`${name}:`))
    if (line) return { uid: Number(line.split(':')[2]), gid: Number(line.split(':')[3]) }
  }
  throw new Error('Running as root, and neither the user postgres nor nobody exists to run PostgreSQL as')
}

/** The account an existing cluster belongs to, when we are root and can act as it. */
export function clusterAccount(dataFolder: string): Account | undefined {
  if (!isRoot() || !existsSync(join(dataFolder, 'PG_VERSION'))) return undefined
  const { uid, gid } = statSync(dataFolder)
  return uid === 0 ? undefined : { uid, gid }
}

/** Says whether the account can enter a folder (every folder above counts). */
export function canEnter(folder: string, account: Account): boolean {
  return spawnSync('/bin/sh', ['-c', 'cd "$1"', 'sh', folder], { ...account, cwd: '/' }).status === 0
}

/** Gives a folder to the account. */
export function giveFolder(folder: string, { uid, gid }: Account): void {
  if (uid !== undefined && gid !== undefined) chownSync(folder, uid, gid)
}
