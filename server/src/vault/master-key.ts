import { randomBytes } from 'node:crypto'
import { existsSync, linkSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'

/** Bytes of every symmetric key (AES-256). */
export const keyBytes = 32

/** Reads the master key; refuses a file of another size, or one that others on the machine may read. */
export function readMasterKey(file: string): Uint8Array {
  const key = readFileSync(file)
  if (key.length !== keyBytes) throw new Error(`The master key file must hold exactly ${keyBytes} bytes`)
  if ((statSync(file).mode & 0o077) !== 0) throw new Error('The master key file must be readable by its owner only (mode 0600)')
  return key
}

/** Reads the master key and makes it first when there is none: for the demo and for tests. In production an operator makes it, and keeps a copy. */
export function ensureMasterKey(file: string): Uint8Array {
  if (!existsSync(file)) {
    mkdirSync(dirname(file), { recursive: true })
    const part = `${file}.${process.pid}`
    writeFileSync(part, randomBytes(keyBytes), { mode: 0o600, flush: true })
    try {
      // A link fails when another process was faster: then its key is the one.
      linkSync(part, file)
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    } finally {
      rmSync(part)
    }
  }
  return readMasterKey(file)
}
