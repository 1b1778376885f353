import type { Limits } from '@aufenthalt/model'
import type { AuthorityId } from '../database/authority-id.ts'
import type { WithAuthority } from '../database/with-authority.ts'
import { insertLimitUse } from './store.ts'

/** What the browser can check before it sends. */
export const documentLimits: Limits = {
  documentBytes: 10_000_000,
  documents: 25,
  applicationBytes: 100_000_000,
  mimeTypes: ['application/pdf', 'image/jpeg', 'image/png'],
}

/** How often something may happen in one minute, per authority and subject. Named after what it protects. */
export const ratePerMinute = {
  /** Documents of one authority that belong to no application yet. */
  attachments: 3000,
  /** Wrong tokens for the applications that share a counter. The right one always opens: nobody can be locked out. */
  wrongTokens: 10,
} as const

/** Counts one use of a limit, in a transaction of its own so that a failure afterwards still counts; says whether it stays within the limit. */
export async function isWithinLimit(
  { withAuthority, now }: { readonly withAuthority: WithAuthority; readonly now: () => Date },
  use: { readonly authorityId: AuthorityId; readonly limit: keyof typeof ratePerMinute; readonly subjectId: string },
): Promise<boolean> {
  const { authorityId, limit, subjectId } = use
  const taken = await withAuthority(authorityId, (tx) => insertLimitUse(tx, authorityId, limit, subjectId, now()))
  return taken <= ratePerMinute[limit]
}
