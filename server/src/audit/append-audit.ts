import type { AuthorityId } from '../database/authority-id.ts'
import type { Tx } from '../database/with-authority.ts'

/** One line of the audit: a person or process, a verb, an id. Never content. */
export type AuditEntry = {
  readonly authorityId: AuthorityId
  readonly actor: string
  readonly action: string
  readonly subjectId: string
}

/** Appends a line to the audit in the transaction that does what it tells. */
export async function appendAudit(tx: Tx, { authorityId, actor, action, subjectId }: AuditEntry): Promise<void> {
  await tx.insertInto('audit').values({ authority_id: authorityId, actor, action, subject_id: subjectId }).execute()
}
