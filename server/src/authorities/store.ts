import { type ExpressionBuilder, type Kysely, type Selectable, sql } from 'kysely'
import type { AuthoritiesTable } from '../database/application-tables.ts'
import type { AuthorityId } from '../database/authority-id.ts'
import type { Database } from '../database/tables.ts'
import type { Tx } from '../database/with-authority.ts'

/** An online service that an authority offers, with the name and URN under which FIT-Connect knows it. */
export type OfferedService = { readonly service: string; readonly publicService: { readonly name: string; readonly identifier: string } }

/** An authority as it stands in its row. */
export type Authority = Readonly<Selectable<AuthoritiesTable>>

/** An authority with what it offers, as the authorities file brings it. */
export type NewAuthority = Omit<Authority, 'authority_id'> & { readonly services: readonly OfferedService[] }

/** Finds the authority of this transaction. */
export async function findAuthority(tx: Tx): Promise<Authority | undefined> {
  return await tx.selectFrom('authorities').selectAll().executeTakeFirst()
}

/** Lists all authorities (worker role). */
export async function listAuthorityIds(database: Kysely<Database>): Promise<AuthorityId[]> {
  const rows = await database.selectFrom('authorities').select('authority_id').orderBy('authority_id').execute()
  return rows.map(({ authority_id }) => authority_id)
}

/** Lists the authorities with this destination (operator role). */
export async function listAuthoritiesOf(database: Kysely<Database>, destinationId: string): Promise<AuthorityId[]> {
  const rows = await database.selectFrom('authorities').select('authority_id').where('destination_id', '=', destinationId).execute()
  return rows.map(({ authority_id }) => authority_id)
}

/** Finds a service that the authority of this transaction offers. */
export async function findOfferedService(tx: Tx, service: string): Promise<OfferedService | undefined> {
  const row = await tx.selectFrom('authority_services').selectAll().where('service', '=', service).executeTakeFirst()
  return row && { service, publicService: { name: row.public_service_name, identifier: row.public_service_identifier } }
}

/** Inserts the authority of this transaction, or replaces what is known of it, with exactly these services. */
export async function replaceAuthority(
  tx: Tx,
  authorityId: AuthorityId,
  { services, theme, profiles, ...facts }: NewAuthority,
): Promise<void> {
  const row = { ...facts, theme: JSON.stringify(theme), profiles: JSON.stringify(profiles) }
  await tx
    .insertInto('authorities')
    .values({ authority_id: authorityId, ...row })
    .onConflict((conflict) => conflict.column('authority_id').doUpdateSet(row))
    .execute()
  await tx.deleteFrom('authority_services').execute()
  const rows = services.map(({ service, publicService }) => ({
    authority_id: authorityId,
    service,
    public_service_name: publicService.name,
    public_service_identifier: publicService.identifier,
  }))
  if (rows.length > 0) await tx.insertInto('authority_services').values(rows).execute()
}

/** Adds one use to a limit's count of this minute; gives the new count. */
export async function insertLimitUse(tx: Tx, authorityId: AuthorityId, limit: string, subjectId: string, now: Date): Promise<number> {
  const minute = new Date(Math.floor(now.getTime() / 60_000) * 60_000)
  const more = (row: ExpressionBuilder<Database, 'limit_counts'>) => sql<number>`${row.ref('limit_counts.taken')} + 1`
  const { taken } = await tx
    .insertInto('limit_counts')
    .values({ authority_id: authorityId, limit_name: limit, subject_id: subjectId, minute, taken: 1 })
    .onConflict((conflict) =>
      conflict.columns(['authority_id', 'limit_name', 'subject_id', 'minute']).doUpdateSet((row) => ({ taken: more(row) })),
    )
    .returning('taken')
    .executeTakeFirstOrThrow()
  return taken
}
