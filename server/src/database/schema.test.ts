import { join } from 'node:path'
import { after, test } from 'node:test'
import { describeSchema } from './describe-schema.ts'
import { testDatabases } from './testing/test-database.ts'

const databases = await testDatabases()
after(databases.close)

// After a migration: npm test once with `--test-update-snapshots`; the change then shows in the diff.
const asItIs = { serializers: [(schema: string) => schema] }

test('the platform’s schema is the one that was written down', async (context) => {
  context.assert.fileSnapshot(await describeSchema(databases.owner), join(import.meta.dirname, 'schema.sql'), asItIs)
})

test('the key database’s schema is the one that was written down', async (context) => {
  context.assert.fileSnapshot(await describeSchema(databases.workerKeys), join(import.meta.dirname, 'key-schema.sql'), asItIs)
})
