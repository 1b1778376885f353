import type { Limits } from '@aufenthalt/model'
import type { AuthorityId } from '../database/authority-id.ts'
import type { Tx, WithAuthority } from '../database/with-authority.ts'
import { insertLimitUse } from './store.ts'

/** What the browser can check before it sends. */
export const documentLimits: Limits = {
  documentBytes: 10_000_000,
  documents: 25,
  applicationBytes: 100_000_000,
  mimeTypes: ['application/pdf', 'image/jpeg', 'image/png'],
}

/** What a draft may be: sealed bytes, documents that it names, days after the last save; and the bytes of what reopens it in its tab. */
export const draftLimits = { bytes: 1_000_000, attachments: 100, days: 30, noteBytes: 2000 }

/** How often something may happen in one minute, per authority and subject. Named after what it protects. */
export const ratePerMinute = {
  /** Documents of one authority that belong to no application yet. */
  attachments: 3000,
  /** Parts of such documents. */
  attachmentParts: 30_000,
  /** Saves of one draft; a browser saves every two seconds at most. */
  draftSaves: 120,
  /** Drafts that are begun at one authority. Those that exist are saved all the same. */
  newDrafts: 1000,
  /** Addresses for reminders that are given for one draft, and at one authority. */
  reminders: 10,
  remindersOfAll: 300,
  /** Notes that reopen drafts in their tabs, of one authority. */
  tabNotes: 3000,
  /** Wrong tokens for the applications that share a counter. The right one always opens: nobody can be locked out. */
  wrongTokens: 10,
} as const

type LimitUse = { readonly authorityId: AuthorityId; readonly limit: keyof typeof ratePerMinute; readonly subjectId: string }

/** Counts one use of a limit in this transaction; says whether it stays within the limit. */
export async function isWithinLimitIn(tx: Tx, { authorityId, limit, subjectId }: LimitUse, now: Date): Promise<boolean> {
  return (await insertLimitUse(tx, authorityId, limit, subjectId, now)) <= ratePerMinute[limit]
}

/** Counts one use of a limit, in a transaction of its own so that a failure afterwards still counts; says whether it stays within the limit. */
export function isWithinLimit(
  { withAuthority, now }: { readonly withAuthority: WithAuthority; readonly now: () => Date },
  use: LimitUse,
): Promise<boolean> {
  return withAuthority(use.authorityId, (tx) => isWithinLimitIn(tx, use, now()))
}
