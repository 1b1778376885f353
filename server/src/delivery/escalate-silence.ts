import type { Kysely } from 'kysely'
import { appendAudit } from '../audit/append-audit.ts'
import { listAuthorityIds } from '../authorities/store.ts'
import type { AuthorityId } from '../database/authority-id.ts'
import type { Database } from '../database/tables.ts'
import type { WithAuthority } from '../database/with-authority.ts'
import type { Log } from '../log/create-log.ts'
import { raiseSilenceLevel } from './store.ts'

const hourMs = 3_600_000

/** When an application that nobody has accepted is told to people: after an hour, a day and three days. Each once. */
const silences = [
  { level: 1, code: 'silent-1-hour', afterMs: hourMs },
  { level: 2, code: 'silent-1-day', afterMs: 24 * hourMs },
  { level: 3, code: 'silent-3-days', afterMs: 72 * hourMs },
] as const

/** What escalating needs; the database as the worker role. */
export type SilenceDeps = {
  readonly database: Kysely<Database>
  readonly withAuthority: WithAuthority
  readonly now: () => Date
  readonly log: Pick<Log, 'warn'>
}

/** Writes down which applications are not accepted for too long, whatever the reason; it does not depend on any attempt to deliver. */
export async function escalateSilence(deps: SilenceDeps): Promise<void> {
  for (const authorityId of await listAuthorityIds(deps.database)) await escalateOf(deps, authorityId)
}

async function escalateOf({ withAuthority, now, log }: SilenceDeps, authorityId: AuthorityId): Promise<void> {
  for (const { level, code, afterMs } of silences) {
    const count = await withAuthority(authorityId, async (tx) => {
      const silent = await raiseSilenceLevel(tx, level, new Date(now().getTime() - afterMs))
      for (const subjectId of silent) await appendAudit(tx, { authorityId, actor: 'delivery', action: code, subjectId })
      return silent.length
    })
    if (count > 0) log.warn({ lane: authorityId, code, count }, 'applications not accepted')
  }
}
