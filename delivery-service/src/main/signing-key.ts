import { randomUUID } from 'node:crypto'
import { existsSync, linkSync, readFileSync, renameSync, statSync, unlinkSync, writeFileSync } from 'node:fs'
import { generateSigningKeyPair, type JWK } from '@aufenthalt/fit-connect'

/** A key of the file: it signs from a time on, until a later one does; then only its public half is kept. */
type KnownKey = JWK & { signsFrom?: string }

export type SigningKeys = {
  /** The key that signs now. */
  current: (now: Date) => JWK
  /** Public halves of all keys, those to come and those of the past included: events are verified with them for years. */
  published: () => JWK[]
}

/** A new key is published this long before it signs, so that nobody who keeps keys for a while meets an unknown one. */
const publishedAheadMs = 24 * 60 * 60 * 1000

/** The keys that sign this service's events: the first one is made at the first start, readable by its owner only. A changed file counts at once. */
export async function openSigningKeys(path: string): Promise<SigningKeys> {
  if (!existsSync(path)) await createFile(path)
  let read = { at: 0, keys: [] as KnownKey[] }
  const keys = () => {
    const { mtimeMs } = statSync(path)
    if (mtimeMs !== read.at) read = { at: mtimeMs, keys: readKeys(path) }
    return read.keys
  }
  signingKey(keys(), new Date())
  return { current: (now) => signingKey(keys(), now), published: () => keys().map(publicHalf) }
}

/** Adds a key that signs from tomorrow on, and forgets the private halves of those that sign no more. Gives the new kid and its time. */
export async function rotateSigningKey(path: string, now: Date): Promise<{ kid: string; signsFrom: string }> {
  const known = readKeys(path)
  const signing = signingKey(known, now)
  const { privateJwk } = await generateSigningKeyPair()
  const signsFrom = new Date(now.getTime() + publishedAheadMs).toISOString()
  const isNeeded = (key: KnownKey) => key.kid === signing.kid || (key.signsFrom ?? '') > now.toISOString()
  const keys = [...known.map((key) => (isNeeded(key) ? key : publicHalf(key))), { ...privateJwk, signsFrom }]
  const part = `${path}.${randomUUID()}`
  writeFileSync(part, JSON.stringify({ keys }), { mode: 0o600, flush: true })
  renameSync(part, path)
  return { kid: privateJwk.kid ?? '', signsFrom }
}

// A file with a single key is one that was never rotated.
function readKeys(path: string): KnownKey[] {
  const content = JSON.parse(readFileSync(path, 'utf8')) as KnownKey | { keys: KnownKey[] }
  return 'keys' in content && Array.isArray(content.keys) ? content.keys : [content as KnownKey]
}

function signingKey(keys: readonly KnownKey[], now: Date): JWK {
  const begun = keys.filter(({ d, signsFrom = '' }) => d !== undefined && signsFrom <= now.toISOString())
  const [latest] = begun.sort((one, other) => ((one.signsFrom ?? '') < (other.signsFrom ?? '') ? 1 : -1))
  if (!latest) throw new Error('No key of the file signs at this time')
  return latest
}

function publicHalf({ kty, n, e, kid, alg }: KnownKey): JWK {
  return { kty, n, e, kid, alg, key_ops: ['verify'] } as JWK
}

// Written whole beside its place and linked into it: of two processes one wins, and none reads a half key.
async function createFile(path: string): Promise<void> {
  const { privateJwk } = await generateSigningKeyPair()
  const part = `${path}.${randomUUID()}`
  writeFileSync(part, JSON.stringify(privateJwk), { mode: 0o600, flush: true })
  try {
    linkSync(part, path)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  } finally {
    unlinkSync(part)
  }
}
