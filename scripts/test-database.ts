// The database of a test run (`--test-global-setup`): the one of DATABASE_URL when given, else an embedded
// PostgreSQL of the tests' own that never syncs. Test files clone migrated templates, see server/src/database/testing/test-database.ts.
import { join } from 'node:path'
import { type EmbeddedServer, startEmbedded } from '../server/src/database/embedded.ts'
import { ensureTemplates } from '../server/src/database/testing/template-databases.ts'
import { root } from './command.ts'

let server: EmbeddedServer | undefined

/** Runs once before all test files; what it puts into the environment reaches their processes. */
export async function globalSetup(): Promise<void> {
  const given = process.env['DATABASE_URL']
  if (!given) server = await startEmbedded({ folder: join(root, '.data', 'test-pg'), isDurable: false })
  const url = given ?? server?.url ?? ''
  process.env['TEST_DATABASE_URL'] = url
  const { platform, keys } = await ensureTemplates(url).catch(async (error: unknown) => {
    await server?.stop()
    throw error
  })
  process.env['TEST_PLATFORM_TEMPLATE'] = platform
  process.env['TEST_KEY_TEMPLATE'] = keys
}

/** Runs once after all test files. Another run on the same server keeps it alive. */
export async function globalTeardown(): Promise<void> {
  await server?.stop()
}
