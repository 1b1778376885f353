// The keys of the destinations, in one file that is read again when it changes: rotating them needs no restart.
import { randomUUID } from 'node:crypto'
import { readFileSync, statSync } from 'node:fs'
import { rename } from 'node:fs/promises'
import { dirname } from 'node:path'
import { syncFolder, writeDurably } from '../cases/durable-files.ts'

/** A JSON Web Key. One that was superseded opens what is on its way until `opensUntil`, ISO 8601. */
export type Key = { readonly kty: string; readonly kid?: string; readonly opensUntil?: string; readonly [member: string]: unknown }

/** One destination of the delivery service, whose it is, and its keys: what arrives is opened with any of them, what goes back is signed. */
export type DestinationKeys = {
  readonly destinationId: string
  readonly ags: string
  /** The first one is the one that is published. */
  readonly decryptionKeys: readonly Key[]
  readonly signingKey: Key
}

/** Reads the file unless it is as it was, and leaves out keys whose time is over. */
export function watchKeys(path: string, now: () => Date): () => DestinationKeys[] {
  let read = { at: 0, destinations: [] as DestinationKeys[] }
  return () => {
    const { mtimeMs } = statSync(path)
    if (mtimeMs !== read.at) read = { at: mtimeMs, destinations: readKeys(path) }
    return read.destinations.map((destination) => ({ ...destination, decryptionKeys: keysThatOpen(destination, now()) }))
  }
}

/** Reads the file once. */
export function readKeys(path: string): DestinationKeys[] {
  return JSON.parse(readFileSync(path, 'utf8')) as DestinationKeys[]
}

/** The keys of a destination that open something at this time. */
export function keysThatOpen({ decryptionKeys }: DestinationKeys, now: Date): Key[] {
  return decryptionKeys.filter(({ opensUntil }) => opensUntil === undefined || Date.parse(opensUntil) > now.getTime())
}

/** Replaces the file; when this returns the new one is on the disk. */
export async function writeKeys(path: string, destinations: readonly DestinationKeys[]): Promise<void> {
  const part = `${path}.${randomUUID()}`
  await writeDurably(part, JSON.stringify(destinations))
  await rename(part, path)
  await syncFolder(dirname(path))
}
