import { realpathSync, rmSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { superuser } from './initialise-cluster.ts'
import { isClusterAlive, type Postmaster, readPostmaster } from './postmaster.ts'

/** A connection that can let the process end. @types/pg does not know these two. */
export type Anchor = pg.Client & { readonly ref: () => void; readonly unref: () => void }

/** The superuser's address of a server on a socket. */
export function serverAddress({ socketFolder, port }: Postmaster): string {
  return `postgres://${superuser}@localhost:${port}/postgres?host=${encodeURIComponent(socketFolder)}`
}

/**
 * Connects to the server of this data folder and stays connected: others see that somebody uses it and leave it running.
 * Undefined while it does not answer, or when it is another folder's.
 */
export async function connectAnchor(postmaster: Postmaster, dataFolder: string): Promise<Anchor | undefined> {
  const connectionString = serverAddress(postmaster)
  const client = new pg.Client({ connectionString, application_name: 'anchor', connectionTimeoutMillis: 2000 }) as Anchor
  client.on('error', () => {})
  try {
    await client.connect()
    const { rows } = await client.query<{ data_directory: string }>('show data_directory')
    if (realpathSync(String(rows[0]?.data_directory)) === realpathSync(dataFolder)) {
      // The process may end without closing it.
      client.unref()
      return client
    }
  } catch {
    // Starting, recovering or shutting down: the caller asks again.
  }
  await client.end().catch(() => {})
  return undefined
}

const countOthers = `select count(*)::int as others from pg_stat_activity where backend_type = 'client backend' and pid <> pg_backend_pid()`

/** Others may be about to leave: connections that were just closed are still listed for a moment. */
async function hasOthers(anchor: Anchor): Promise<boolean> {
  for (let round = 0; round < 20; round += 1) {
    const { rows } = await anchor.query<{ others: number }>(countOthers)
    if (rows[0]?.others === 0) return false
    await sleep(50)
  }
  return true
}

/** "Fast shutdown": open transactions are rolled back. The server may have ended by itself. */
function interrupt(pid: number): void {
  try {
    process.kill(pid, 'SIGINT')
  } catch {
    // It is gone, which is what we want.
  }
}

/** Stops the server unless somebody else is connected; must run under the start lock. */
export async function stopCluster(anchor: Anchor, dataFolder: string, postmaster: Postmaster): Promise<'stopped' | 'left running'> {
  const { pid, socketFolder } = postmaster
  anchor.ref()
  const isUsed = await hasOthers(anchor).catch(() => false)
  await anchor.end().catch(() => {})
  if (isUsed) return 'left running'
  const isThere = () => readPostmaster(dataFolder)?.pid === pid && isClusterAlive(dataFolder) !== false
  if (isThere()) interrupt(pid)
  while (isThere()) await sleep(20)
  if (socketFolder !== dataFolder) rmSync(socketFolder, { recursive: true, force: true })
  return 'stopped'
}
