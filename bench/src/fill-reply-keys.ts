import { generateEncryptionKeyPair } from '@aufenthalt/fit-connect'
import { openKeyDatabase } from '../../server/src/database/pools.ts'
import { readMasterKey } from '../../server/src/vault/master-key.ts'
import { fillReplyKeys as fill } from '../../server/src/vault/reply-keys.ts'

/** Where the stock is, and how many keys it shall have. */
type Stock = { readonly keyDatabaseUrl: string; readonly masterKeyFile: string; readonly count: number }

/** Fills the stock of reply keys at once, all of them the same pair: making RSA-4096 pairs would be what is measured otherwise. */
export async function fillReplyKeys({ keyDatabaseUrl, masterKeyFile, count }: Stock): Promise<void> {
  const pair = await generateEncryptionKeyPair()
  const keyDatabase = openKeyDatabase({ url: keyDatabaseUrl, role: 'aufenthalt_worker' })
  try {
    await fill({ keyDatabase, masterKey: readMasterKey(masterKeyFile), generateReplyKey: async () => pair }, count)
  } finally {
    await keyDatabase.destroy()
  }
}
