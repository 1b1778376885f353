import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { toAuthorityId } from '../database/authority-id.ts'
import { testDatabases } from '../database/testing/test-database.ts'
import { appendAudit } from './append-audit.ts'

const databases = await testDatabases()
after(databases.close)
const musterstadt = toAuthorityId('12999001')
const entry = { authorityId: musterstadt, actor: 'worker', action: 'shredded', subjectId: 'one' }
const listAudit = () => databases.operator.selectFrom('audit').selectAll().execute()

test('a line of the audit says who did what when, and stays with what it tells', async () => {
  await databases.withAuthority(musterstadt, (tx) => appendAudit(tx, entry))
  const [line] = await listAudit()
  assert.deepEqual([line?.actor, line?.action, line?.subject_id, line?.at instanceof Date], ['worker', 'shredded', 'one', true])
})

test('when the deed fails its line goes too', async () => {
  const failing = databases.withAuthority(musterstadt, async (tx) => {
    await appendAudit(tx, { ...entry, subjectId: 'two' })
    throw new Error('the deed failed')
  })
  await assert.rejects(failing)
  assert.deepEqual(
    (await listAudit()).map(({ subject_id }) => subject_id),
    ['one'],
  )
})

test('nobody writes into another authority’s audit', async () => {
  const foreign = databases.withAuthority(toAuthorityId('12999002'), (tx) => appendAudit(tx, entry))
  await assert.rejects(foreign, { code: '42501' })
})
