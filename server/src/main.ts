// The server's processes: `node server/src/main.ts migrate | app | worker`.
import { setTimeout as sleep } from 'node:timers/promises'
import { startApp } from './app.ts'
import { seedAuthorities } from './authorities/seed-authorities.ts'
import { readAppConfig, readMigrateConfig, readWorkerConfig } from './config.ts'
import { keyMigrations, migrateDatabase, platformMigrations } from './database/migrate.ts'
import { openDatabase } from './database/pools.ts'
import { authorityScope } from './database/with-authority.ts'
import { createLog, type Log } from './log/create-log.ts'
import { startWorker } from './worker.ts'

/** Something that runs until it is stopped. */
type Running = { readonly stop: () => Promise<void> }

/** Stops once, however many signals come: Ctrl-C reaches us from the terminal, from npm and from the start script. */
function stopOnSignal(stop: () => Promise<void>, log: Log): void {
  let isStopping = false
  const shutDown = () => {
    if (isStopping) return
    isStopping = true
    log.info('stopping')
    const inTime = Promise.race([stop().then(() => 0), sleep(20_000, 1)])
    inTime.then(process.exit, (error: unknown) => {
      log.fatal({ error }, 'stopping failed')
      process.exit(1)
    })
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, shutDown)
  // The start script holds the other end: when it is killed we go too.
  if (process.connected) process.once('disconnect', shutDown)
}

/** A surprise leaves an unknown state behind: end and be started again. Its message may quote input, so it is not printed. */
function endOnSurprise(log: Log): void {
  const end = (error: unknown) => {
    log.fatal({ error }, 'ended by a surprise')
    process.exit(1)
  }
  process.on('uncaughtException', end)
  process.on('unhandledRejection', end)
}

async function run<Config extends { readonly logLevel: string }>(config: Config, start: (config: Config, log: Log) => Promise<Running>) {
  const log = createLog(config.logLevel)
  endOnSurprise(log)
  const starting = start(config, log)
  stopOnSignal(async () => (await starting).stop(), log)
  await starting
}

/** Brings the authorities file into the database, as its owner. */
async function bringAuthorities(url: string, file: string): Promise<number> {
  const database = openDatabase({ url, role: 'aufenthalt_owner', maxConnections: 1 })
  try {
    return await seedAuthorities({ withAuthority: authorityScope(database), file })
  } finally {
    await database.destroy()
  }
}

const commands: { readonly [name: string]: () => Promise<void> } = {
  migrate: async () => {
    const { databaseUrl, keyDatabaseUrl, authoritiesFile, logLevel } = readMigrateConfig()
    const log = createLog(logLevel)
    const platform = await migrateDatabase(databaseUrl, platformMigrations())
    const keys = await migrateDatabase(keyDatabaseUrl, keyMigrations())
    const authorities = authoritiesFile === undefined ? 0 : await bringAuthorities(databaseUrl, authoritiesFile)
    log.info({ platform, keys, authorities }, 'migrated')
  },
  app: () => run(readAppConfig(), startApp),
  worker: () => run(readWorkerConfig(), startWorker),
}

try {
  const command = commands[process.argv[2] ?? '']
  if (!command) throw new Error(`Say what to run: ${Object.keys(commands).join(', ')}`)
  await command()
} catch (error) {
  // Nobody's input is there yet: the message is ours or the system's.
  process.stderr.write(`${error instanceof Error ? error.message || error.name : 'failed'}\n`)
  process.exit(1)
}
