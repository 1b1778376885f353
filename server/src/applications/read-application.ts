import { createHash, timingSafeEqual } from 'node:crypto'
import type { ApplicationStatus } from '@aufenthalt/model'
import { isWithinLimit } from '../authorities/limits.ts'
import { findAuthority } from '../authorities/store.ts'
import type { AuthorityId } from '../database/authority-id.ts'
import type { Tx, WithAuthority } from '../database/with-authority.ts'
import { findAccessTokenHash, getCopy, getStatus } from './store.ts'

/** What reading needs. */
export type ReadDeps = { readonly withAuthority: WithAuthority; readonly now: () => Date }

/** Who asks for which application. */
export type Access = { readonly authorityId: AuthorityId; readonly applicationId: string; readonly accessToken: string }

/** What the right token opens; nothing tells a wrong token from an application that does not exist. */
export type Reading<T> = { readonly kind: 'found'; readonly value: T } | { readonly kind: 'unknown' | 'too-many' }

/** Compared with when there is no application, so that both take the same time. */
const nobody = Buffer.alloc(32)

/** Reads where an application stands. */
export function readStatus(deps: ReadDeps, access: Access): Promise<Reading<ApplicationStatus>> {
  return readWithToken(deps, access, async (tx) => {
    const { timeline, ...status } = await getStatus(tx, access.applicationId)
    return { ...status, timeline: timeline.map(({ kind, at }) => ({ kind, at: at.toISOString() })) }
  })
}

/** Reads the person's sealed copy. */
export function readCopy(deps: ReadDeps, access: Access): Promise<Reading<Awaited<ReturnType<typeof getCopy>>>> {
  return readWithToken(deps, access, (tx) => getCopy(tx, access.applicationId))
}

/** The right token always opens; wrong ones are slowed down per application, so that guessing never locks a person out. */
async function readWithToken<T>(deps: ReadDeps, access: Access, read: (tx: Tx) => Promise<T>): Promise<Reading<T>> {
  const { authorityId, applicationId, accessToken } = access
  const given = createHash('sha256').update(accessToken).digest()
  const outcome = await deps.withAuthority(authorityId, async (tx) => {
    if (!(await findAuthority(tx))) return 'no-authority'
    const isRight = timingSafeEqual(given, (await findAccessTokenHash(tx, applicationId)) ?? nobody)
    return isRight ? { value: await read(tx) } : 'wrong'
  })
  if (outcome === 'no-authority') return { kind: 'unknown' }
  if (outcome !== 'wrong') return { kind: 'found', value: outcome.value }
  const isWithin = await isWithinLimit(deps, { authorityId, limit: 'wrongTokens', subjectId: counterOf(applicationId) })
  return { kind: isWithin ? 'unknown' : 'too-many' }
}

/** Applications share 4,096 counters, so that made-up ids fill no table. Sharing slows only those down who have no right token. */
const counterOf = (applicationId: string) => applicationId.slice(0, 3)
