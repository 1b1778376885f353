// A platform of its own for one measurement: real programs and a PostgreSQL that syncs, in a temporary folder, gone afterwards.
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createDatabases } from '../../scripts/demo/create-databases.ts'
import { freePorts, type Ports } from '../../scripts/demo/ports.ts'
import type { ProgramName, Urls } from '../../scripts/demo/programs.ts'
import { startDemo } from '../../scripts/demo/start-demo.ts'
import { withDatabaseName } from '../../server/src/database/address.ts'
import { startEmbedded } from '../../server/src/database/embedded.ts'
import { onServer } from '../../server/src/database/testing/template-databases.ts'
import { fillReplyKeys } from './fill-reply-keys.ts'

/** A running platform. `query` reads its database past row level security. */
export type Platform = {
  readonly url: string
  readonly hostPageUrl: string
  readonly databaseServerUrl: string
  readonly query: (sql: string, values?: readonly unknown[]) => Promise<readonly { readonly [column: string]: unknown }[]>
  /** Puts this many reply keys into stock. */
  readonly stockReplyKeys: (count: number) => Promise<void>
}

/** Which programs run. `prepare` may write files into the folder before they start, and gives what their environment gets besides. */
export type PlatformOptions = {
  readonly programs: readonly ProgramName[]
  readonly prepare?: (folder: string, ports: Ports) => Promise<{ readonly [name: string]: string }>
}

/** Runs a platform for as long as `use` takes. */
export async function withPlatform<T>({ programs, prepare }: PlatformOptions, use: (platform: Platform) => Promise<T>): Promise<T> {
  const place = mkdtempSync(join(tmpdir(), 'aufenthalt-bench-'))
  // PostgreSQL's account passes through when this runs as root.
  chmodSync(place, 0o711)
  const folder = join(place, 'data')
  try {
    const ports = await freePorts()
    const environment = { LOG_LEVEL: 'warn', ...(await prepare?.(folder, ports)) }
    const demo = await startDemo({ folder, ports, programs, environment })
    try {
      return await connected(folder, demo.urls, use)
    } finally {
      await demo.stop()
    }
  } finally {
    rmSync(place, { recursive: true, force: true })
  }
}

async function connected<T>(folder: string, urls: Urls, use: (platform: Platform) => Promise<T>): Promise<T> {
  const server = await startEmbedded({ folder: join(folder, 'pg18') })
  try {
    const { keys } = await createDatabases(server.url)
    return await onServer(withDatabaseName(server.url, 'aufenthalt'), (client) =>
      use({
        url: urls.platform,
        hostPageUrl: urls.hostPage,
        databaseServerUrl: server.url,
        query: async (sql, values = []) => (await client.query(sql, [...values])).rows,
        stockReplyKeys: (count) => fillReplyKeys({ keyDatabaseUrl: keys, masterKeyFile: join(folder, 'master.key'), count }),
      }),
    )
  } finally {
    await server.stop()
  }
}
