import { mkdir, open, readdir, rename } from 'node:fs/promises'
import { dirname, join } from 'node:path'

/** Writes a new file and returns only when its bytes are on the disk. */
export async function writeDurably(path: string, bytes: Uint8Array | string): Promise<void> {
  const file = await open(path, 'wx', 0o600)
  try {
    await file.writeFile(bytes)
    await file.sync()
  } finally {
    await file.close()
  }
}

/** Makes the entries of a folder (new names, renames) durable. */
export async function syncFolder(path: string): Promise<void> {
  const folder = await open(path)
  try {
    await folder.sync()
  } finally {
    await folder.close()
  }
}

/** Makes a folder and its parents, durably. */
export async function makeFolder(path: string): Promise<void> {
  await mkdir(path, { recursive: true, mode: 0o700 })
  await syncFolder(dirname(path))
}

/**
 * Gives a finished folder its final name: it appears whole or not at all, also after a power cut.
 * @returns false where a folder of that name is there already; nothing has changed then
 */
export async function publishFolder(from: string, to: string): Promise<boolean> {
  for (const entry of await readdir(from, { withFileTypes: true })) {
    if (entry.isDirectory()) await syncFolder(join(from, entry.name))
  }
  await syncFolder(from)
  try {
    await rename(from, to)
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'ENOTEMPTY' || code === 'EEXIST') return false
    throw error
  }
  await syncFolder(dirname(to))
  return true
}
