import { randomUUID } from 'node:crypto'
import { existsSync, linkSync, readFileSync, unlinkSync, writeFileSync } from 'node:fs'
import { generateSigningKeyPair, type JWK } from '@aufenthalt/fit-connect'

/** The key that signs this service's events: made at the first start, readable by its owner only, never replaced. */
export async function openSigningKey(path: string): Promise<JWK> {
  if (!existsSync(path)) await createKey(path)
  return JSON.parse(readFileSync(path, 'utf8')) as JWK
}

// Written whole beside its place and linked into it: of two processes one wins, and none reads a half key.
async function createKey(path: string): Promise<void> {
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
