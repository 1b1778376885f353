import { randomUUID } from 'node:crypto'
import { link, readFile, rm, writeFile } from 'node:fs/promises'
import { type CryptoKey, calculateJwkThumbprint, exportJWK, generateKeyPair, importJWK, type JWK } from 'jose'

/** The algorithm of every receipt: Ed25519 (RFC 8037). */
export const receiptAlgorithm = 'EdDSA'

type SigningKey = { readonly kid: string; readonly key: CryptoKey }

/** Keys of receipts: one signs, all of them verify, so that a receipt outlives the key that signed it. */
export type ReceiptKeys = {
  readonly signing: SigningKey
  readonly verifying: ReadonlyMap<string, CryptoKey>
  /** Public halves for `/.well-known/jwks.json` (RFC 7517). */
  readonly publicJwks: readonly JWK[]
}

type KeyFile = { readonly keys: readonly JWK[] }

/** Opens the key file, a JWK set with private keys of which the first signs; makes it, readable by its owner alone, where there is none. */
export async function openReceiptKeys(file: string): Promise<ReceiptKeys> {
  const { keys } = JSON.parse(await readOrMake(file)) as KeyFile
  const opened = await Promise.all(keys.map(openKey))
  const [signing] = opened
  if (!signing) throw new Error('receipt key file without keys')
  return {
    signing: { kid: signing.kid, key: signing.privateKey },
    verifying: new Map(opened.map(({ kid, publicKey }) => [kid, publicKey])),
    publicJwks: opened.map(({ publicJwk }) => publicJwk),
  }
}

async function openKey({ kty, crv, x, d }: JWK) {
  if (kty !== 'OKP' || crv !== 'Ed25519' || !x || !d) throw new Error('receipt key file with a key of another kind')
  const kid = await calculateJwkThumbprint({ kty, crv, x })
  const publicJwk = { kty, crv, x, kid, alg: receiptAlgorithm, use: 'sig' }
  const [privateKey, publicKey] = await Promise.all([
    importJWK({ kty, crv, x, d }, receiptAlgorithm),
    importJWK(publicJwk, receiptAlgorithm),
  ])
  return { kid, publicJwk, privateKey: privateKey as CryptoKey, publicKey: publicKey as CryptoKey }
}

async function readOrMake(file: string): Promise<string> {
  const read = () => readFile(file, 'utf8')
  return read().catch(async (error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT') throw error
    await makeKeyFile(file)
    return read()
  })
}

/** Writes beside and then links: of several processes that start at once one makes the file, and none reads half of it. */
async function makeKeyFile(file: string): Promise<void> {
  const { privateKey } = await generateKeyPair(receiptAlgorithm, { crv: 'Ed25519', extractable: true })
  const draft = `${file}.${randomUUID()}`
  await writeFile(draft, JSON.stringify({ keys: [await exportJWK(privateKey)] }), { mode: 0o600, flag: 'wx', flush: true })
  await link(draft, file).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error
  })
  await rm(draft)
}
