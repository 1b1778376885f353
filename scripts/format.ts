// Formats everything and applies the linter's safe fixes.
import { runCommand } from './command.ts'

process.exit((await runCommand('biome', ['check', '--write', '.'], true)).code)
