import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { onServer } from '../database/testing/template-databases.ts'
import { testDatabases } from '../database/testing/test-database.ts'
import { createLog } from '../log/create-log.ts'
import { authority, promise, until } from './testing/lanes-of-test.ts'
import { listenForWake } from './wake.ts'

const databases = await testDatabases()
after(databases.close)

const endListeners = `
  select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and application_name = 'aufenthalt_wake'`

test('a worker hears of promises again after its connection broke', async () => {
  let woken = 0
  const onWake = () => {
    woken += 1
  }
  const wake = listenForWake({ url: databases.url, onWake, log: createLog('silent') })
  await until(() => woken === 1)
  await promise(databases, authority(1), 'one')
  await until(() => woken === 2)
  const { rowCount } = await onServer(databases.url, (client) => client.query(endListeners))
  assert.equal(rowCount, 1)
  await until(() => woken === 3)
  await promise(databases, authority(1), 'two')
  await until(() => woken === 4)
  await wake.close()
})

test('closing does not wait for a server that cannot be reached', async () => {
  const wake = listenForWake({ url: 'postgres://nobody@127.0.0.1:9/nothing', onWake: () => {}, log: createLog('silent') })
  await wake.close()
})
