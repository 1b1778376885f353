import { withDatabaseName } from '../../server/src/database/address.ts'
import { createDatabase } from '../../server/src/database/create-database.ts'
import { onServer } from '../../server/src/database/testing/template-databases.ts'

/** Addresses of the demo's databases. */
export type DemoDatabases = { readonly platform: string; readonly keys: string; readonly delivery: string }

/** The delivery service is somebody else's: it owns its database and can open no other one. */
const deliveryOwner = 'aufenthalt_delivery'

const createOwner = `do $$ begin
  if not exists (select from pg_roles where rolname = '${deliveryOwner}') then create role ${deliveryOwner} login; end if;
end $$`

/** Makes the three databases unless they exist. @param serverUrl the superuser's address */
export async function createDatabases(serverUrl: string): Promise<DemoDatabases> {
  return {
    platform: await createDatabase(serverUrl, 'aufenthalt'),
    keys: await createDatabase(serverUrl, 'aufenthalt_keys'),
    delivery: await createDeliveryDatabase(serverUrl),
  }
}

async function createDeliveryDatabase(serverUrl: string): Promise<string> {
  await onServer(serverUrl, async (client) => {
    await client.query(createOwner)
    const { rowCount } = await client.query('select from pg_database where datname = $1', [deliveryOwner])
    if (rowCount === 0) await client.query(`create database ${deliveryOwner} owner ${deliveryOwner}`)
  })
  const url = new URL(withDatabaseName(serverUrl, deliveryOwner))
  url.username = deliveryOwner
  return url.href
}
