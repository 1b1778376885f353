import assert from 'node:assert/strict'
import { test } from 'node:test'
import { withDatabaseName, withSettings } from './address.ts'

const onSocket = 'postgres://login@localhost:5432/first?host=%2Ffolder%20x'

test('another database is named and everything else stays', () => {
  assert.equal(withDatabaseName(onSocket, 'second'), 'postgres://login@localhost:5432/second?host=%2Ffolder%20x')
})

test('settings are added to those that an address already has', () => {
  const once = withSettings(onSocket, { role: 'aufenthalt_app' })
  const twice = withSettings(once, { statement_timeout: 100 })
  assert.equal(new URL(twice).searchParams.get('options'), '-c role=aufenthalt_app -c statement_timeout=100')
  assert.equal(new URL(twice).searchParams.get('host'), '/folder x')
})
