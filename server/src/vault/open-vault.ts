import type { Kysely } from 'kysely'
import type { KeyDatabase } from '../database/key-tables.ts'
import { inAuthority } from '../database/with-authority.ts'
import {
  deleteApplicationKey,
  deleteUnusedDayKeys,
  findApplicationKey,
  insertApplicationKey,
  listKeyedApplications,
} from './application-keys.ts'
import { deleteReplyKey, fillReplyKeys, findReplyKey, type ReplyKeyDeps, takeReplyKey } from './reply-keys.ts'
import { openBytes, sealBytes } from './seal.ts'
import type { ApplicationKey, Vault } from './vault.ts'

const proofContext = ['master-key-proof']

async function assertMasterKey(keyDatabase: Kysely<KeyDatabase>, masterKey: Uint8Array): Promise<void> {
  const proof = sealBytes(masterKey, proofContext, Buffer.alloc(0))
  await keyDatabase
    .insertInto('master_key_proof')
    .values({ proof })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  const row = await keyDatabase.selectFrom('master_key_proof').select('proof').executeTakeFirstOrThrow()
  try {
    openBytes(masterKey, proofContext, row.proof)
  } catch (cause) {
    throw new Error('The master key is not the one that the key database was begun with', { cause })
  }
}

const partContext = ({ authorityId, applicationId }: ApplicationKey, part: string) => ['part', authorityId, applicationId, part]

/** Opens the vault: keys lie in the key database, wrapped by the master key; nothing is cached. */
export function openVault(deps: ReplyKeyDeps): Vault {
  const { keyDatabase, masterKey } = deps
  return {
    assertMasterKey: () => assertMasterKey(keyDatabase, masterKey),
    createApplicationKey: (authorityId, applicationId, day) =>
      inAuthority(keyDatabase, authorityId, async (tx) => {
        const existing = await findApplicationKey(tx, masterKey, { authorityId, applicationId })
        if (existing) return existing
        await insertApplicationKey(tx, masterKey, { authorityId, applicationId, day })
        const key = await findApplicationKey(tx, masterKey, { authorityId, applicationId })
        if (!key) throw new Error('The application key was shredded while it was made')
        return key
      }),
    findApplicationKey: (authorityId, applicationId) =>
      inAuthority(keyDatabase, authorityId, (tx) => findApplicationKey(tx, masterKey, { authorityId, applicationId })),
    seal: (key, part, bytes) => sealBytes(key.secret, partContext(key, part), bytes),
    open: (key, part, sealed) => openBytes(key.secret, partContext(key, part), sealed),
    shred: (authorityId, applicationId) => inAuthority(keyDatabase, authorityId, (tx) => deleteApplicationKey(tx, applicationId)),
    listKeyedApplications: (authorityId, beforeDay) => inAuthority(keyDatabase, authorityId, (tx) => listKeyedApplications(tx, beforeDay)),
    destroyDayKeys: (authorityId, today) => inAuthority(keyDatabase, authorityId, (tx) => deleteUnusedDayKeys(tx, today)),
    takeReplyKey: (applicationId) => takeReplyKey(deps, applicationId),
    findReplyKey: (applicationId) => findReplyKey(deps, applicationId),
    deleteReplyKey: (applicationId) => deleteReplyKey(deps, applicationId),
    fillReplyKeys: (wanted, signal) => fillReplyKeys(deps, wanted, signal),
  }
}
