// Everything that can be checked without running the platform: format and lint, types, import rules, dead code.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { root, runCommand } from './command.ts'
import { workspaces } from './workspaces.ts'

const node = process.execPath
const bin = (path: string) => join(root, 'node_modules', path)

const checks: { readonly name: string; readonly command: string; readonly args: readonly string[] }[] = [
  { name: 'format and lint', command: 'biome', args: ['check', '--error-on-warnings', '.'] },
  ...[...workspaces(), 'scripts']
    .filter((folder) => existsSync(join(root, folder, 'tsconfig.json')))
    .map((folder) => ({ name: `types of ${folder}`, command: node, args: [bin('typescript/bin/tsc'), '-p', folder] })),
  { name: 'import rules', command: node, args: ['scripts/check-imports.ts'] },
  { name: 'dead code', command: node, args: [bin('knip/bin/knip.js'), '--no-progress'] },
]

let failed = 0
for (const { name, command, args } of checks) {
  const startedAt = performance.now()
  const { code, output } = await runCommand(command, args)
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1)
  console.log(`${code === 0 ? 'ok  ' : 'FAIL'} ${name} (${seconds} s)`)
  if (code !== 0) {
    failed += 1
    console.log(output)
  }
}
process.exit(failed === 0 ? 0 : 1)
