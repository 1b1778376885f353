// `npm test`: the checks, then every suite. `npm test -- server model` runs only the suites of these packages, without the checks.
import { globSync } from 'node:fs'
import { provideChromium } from '../e2e/src/browser.ts'
import { root, runCommand } from './command.ts'
import { workspaces } from './workspaces.ts'

const chosen = process.argv.slice(2)
const unknown = chosen.filter((name) => !workspaces().includes(name))
if (unknown.length > 0) {
  console.error(`Unknown package: ${unknown.join(', ')}. Known: ${workspaces().join(', ')}.`)
  process.exit(2)
}
if (chosen.length === 0) {
  const { code } = await runCommand(process.execPath, ['scripts/check.ts'], true)
  if (code !== 0) process.exit(code)
}
if (chosen.length === 0 || chosen.some((name) => ['element', 'e2e'].includes(name))) {
  try {
    // Before the suites run side by side: only one may install it.
    provideChromium()
  } catch (error) {
    console.error((error as Error).message)
    process.exit(1)
  }
}
const folders = chosen.length > 0 ? chosen : [...workspaces(), 'scripts']
const files = folders
  .flatMap((folder) => globSync(`${folder}/**/*.test.ts`, { cwd: root, exclude: (path) => path.includes('node_modules') }))
  .sort()
const { code } = await runCommand(
  process.execPath,
  ['--test', '--test-concurrency=2', '--test-timeout=300000', '--test-global-setup=scripts/test-database.ts', ...files],
  true,
)
process.exit(code)
