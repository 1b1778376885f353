import { spawnSync } from 'node:child_process'
import { setTimeout as sleep } from 'node:timers/promises'
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

/** How long the rest may take after the last blow: leases of killed workers run out, breakers close. */
const drainMs = 300_000

/** Runs the ledger until everything that was promised is filed and accepted, or patience is over. */
export async function runLedgerUntilFiled(log: string, cases: string): Promise<Count> {
  const until = Date.now() + drainMs
  for (;;) {
    const count = runLedger(log, cases)
    if ((count.lost === 0 && count.accepted >= count.acknowledged) || Date.now() > until) return count
    await sleep(1000)
  }
}
