import assert from 'node:assert/strict'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { withSettings } from './address.ts'
import { assertEngine } from './assert-engine.ts'
import { createDatabase } from './create-database.ts'
import { startEmbedded } from './embedded.ts'
import { openDatabase } from './pools.ts'
import { makeServerFolder } from './testing/make-server-folder.ts'

test('the embedded server keeps what it commits, and one that does not is refused', async () => {
  const folder = makeServerFolder()
  const server = await startEmbedded({ folder: join(folder, 'pg') })
  const url = await createDatabase(server.url, 'safe')
  const safe = openDatabase({ url, role: 'aufenthalt_app' })
  const hasty = openDatabase({ url: withSettings(url, { synchronous_commit: 'off' }), role: 'aufenthalt_app' })
  try {
    await assertEngine(safe)
    await assert.rejects(assertEngine(hasty), /synchronous_commit is off/)
  } finally {
    await Promise.all([safe.destroy(), hasty.destroy()])
    await server.stop()
    rmSync(folder, { recursive: true, force: true })
  }
})
