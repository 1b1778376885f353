import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

/** What the ledger counted. */
export type Count = {
  readonly acknowledged: number
  readonly filed: number
  readonly lost: number
  readonly duplicated: number
  readonly altered: number
  readonly unpromised: number
  readonly accepted: number
}

const ledger = fileURLToPath(new URL('ledger.ts', import.meta.url))

/** Runs the ledger as the separate program that it is. @throws where it cannot count */
export function runLedger(log: string, cases: string): Count {
  const { stdout, stderr } = spawnSync(process.execPath, [ledger, log, cases], { encoding: 'utf8' })
  if (stdout === '') throw new Error(`The ledger failed. ${stderr.trim().split('\n').at(-1) ?? ''}`)
  return JSON.parse(stdout) as Count
}
