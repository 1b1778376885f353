import { createHash } from 'node:crypto'
import { createServer, type Server } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'

function tryListen(name: string): Promise<Server | undefined> {
  const server = createServer()
  return new Promise((resolve) => {
    server.once('error', () => resolve(undefined))
    server.listen(name, () => resolve(server))
  })
}

/**
 * One starter or stopper per data folder at a time. The lock is an abstract unix socket, which the kernel frees however its holder dies.
 * Only Linux has them; elsewhere PostgreSQL's own lock file must do.
 */
export async function underStartLock<T>(dataFolder: string, deadline: number, work: () => Promise<T>): Promise<T> {
  if (process.platform !== 'linux') return await work()
  const name = `\0aufenthalt-pg-${createHash('sha256').update(dataFolder).digest('hex')}`
  for (;;) {
    const lock = await tryListen(name)
    if (lock) {
      try {
        return await work()
      } finally {
        lock.close()
      }
    }
    if (Date.now() > deadline) throw new Error(`Another process has been starting or stopping PostgreSQL on ${dataFolder} for too long`)
    await sleep(50)
  }
}
