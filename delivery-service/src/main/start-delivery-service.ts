import type { FastifyBaseLogger } from 'fastify'
import { startCallbacks } from '../callbacks/start-callbacks.ts'
import type { Config } from '../config.ts'
import { startDeadlines } from '../deadlines/start-deadlines.ts'
import { createApp } from '../routes/create-app.ts'
import { openDatabase } from '../store/database.ts'
import { migrate } from '../store/migrate.ts'
import { loadClients, readClientsFile } from './clients-file.ts'
import { openSigningKeys } from './signing-key.ts'

export type DeliveryService = {
  /** Where it listens. */
  url: string
  /** Ends requests under way, then the database; calling it again waits for the same end. */
  stop: () => Promise<void>
}

export type Surroundings = { log: FastifyBaseLogger; now?: () => Date }

/** Starts the service: its tables, its clients, its deadlines, its door. */
export async function startDeliveryService(
  config: Omit<Config, 'logLevel'>,
  { log, now = () => new Date() }: Surroundings,
): Promise<DeliveryService> {
  const clients = readClientsFile(config.clientsFile)
  const keys = await openSigningKeys(config.keyFile)
  await migrate(config.databaseUrl)

  const db = openDatabase(config.databaseUrl)
  const issuer = {
    issuer: config.publicUrl,
    now,
    get signingKey() {
      return keys.current(now())
    },
  }
  const app = createApp({ db, issuer, publishedKeys: keys.published }, log)
  try {
    await loadClients(db, clients, now())
    await app.listen({ host: config.host, port: config.port })
  } catch (error) {
    await db.destroy()
    throw error
  }
  const deadlines = startDeadlines(db, issuer, log)
  const callbacks = startCallbacks(db, now, log)
  const end = async () => {
    await Promise.all([app.close(), deadlines.stop(), callbacks.stop()])
    await db.destroy()
  }
  let ended: Promise<void> | undefined
  const { port } = app.server.address() as { port: number }
  const stop = () => {
    ended ??= end()
    return ended
  }
  return { url: `http://${config.host}:${port}`, stop }
}
