import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './command.ts'

/** The folders of all packages, relative to the root. */
export function workspaces(): string[] {
  const { workspaces: patterns } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { workspaces: string[] }
  return patterns.flatMap((pattern) => globSync(pattern, { cwd: root })).sort()
}
