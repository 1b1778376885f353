import type { WithAuthority } from '../database/with-authority.ts'
import type { KeepPromise } from '../promises/keep-promise.ts'
import type { Vault } from '../vault/vault.ts'
import { deleteParts, findState } from './store.ts'

/** What shredding needs. */
export type ShredDeps = { readonly withAuthority: WithAuthority; readonly vault: Pick<Vault, 'shred'> }

/**
 * Keeps promises of the kind `shred-application`: the case system has accepted, so nothing of the content stays here but the person's own copy.
 * The key goes first, which makes backups unreadable too; then the ciphertext.
 */
export const shredApplication =
  ({ withAuthority, vault }: ShredDeps): KeepPromise =>
  async ({ authorityId, subjectId: applicationId }) => {
    const state = await withAuthority(authorityId, (tx) => findState(tx, applicationId))
    if (state !== 'accepted') return { kind: 'held', code: 'not-accepted' }
    await vault.shred(authorityId, applicationId)
    await withAuthority(authorityId, (tx) => deleteParts(tx, applicationId))
    return { kind: 'kept' }
  }
