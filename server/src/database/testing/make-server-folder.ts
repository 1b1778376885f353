import { chmodSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A temporary folder that PostgreSQL's account can enter also when the tests run as root; otherwise the data would go outside it. */
export function makeServerFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'aufenthalt-test-'))
  chmodSync(folder, 0o755)
  return folder
}
