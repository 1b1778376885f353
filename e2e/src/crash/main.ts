// `npm run crash -- --applications 300 --kills 30 --seed N`: applicants send while processes are killed; the ledger counts what was lost.
import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { type Arena, openArena } from './arena.ts'
import { startCrowd } from './crowd.ts'
import { type AcknowledgedDraft, isDraftKept } from './keep-draft.ts'
import { databaseStops, killPlan } from './kill-plan.ts'
import { type Count, runLedger, runLedgerUntilFiled } from './run-ledger.ts'
import { type Struck, strikeAll } from './strike.ts'

const { values } = parseArgs({
  options: {
    applications: { type: 'string', default: '300' },
    kills: { type: 'string', default: '30' },
    seed: { type: 'string', default: String(Date.now()) },
    keep: { type: 'boolean', default: false },
  },
})
const [applications, kills] = [Number(values.applications), Number(values.kills)]
if (!(applications > 0 && kills > 0)) {
  console.error('Say how many --applications and --kills, both above 0.')
  process.exit(2)
}

const startedAt = Date.now()
const arena = await openArena()
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void arena.close(false).finally(() => process.exit(130)))
const result = await run(arena)
await arena.close(values.keep || !result.ok)
console.log(JSON.stringify({ ...result, seconds: Math.round((Date.now() - startedAt) / 1000) }))
process.exit(result.ok ? 0 : 1)

async function run({ demo, deaths, log, drafts, cases }: Arena) {
  const crowd = startCrowd(arena, applications, values.seed)
  const struck = await strikeAll(killPlan(kills, values.seed), arena, crowd)
  const isCrowdServed = await crowd.ended
  await runLedgerUntilFiled(log, cases)
  const kept = await countDrafts(demo.urls.platform, drafts)
  await demo.stop()
  const count = runLedger(log, cases)
  const ok = isCrowdServed && isSound(count) && kept.draftsLost === 0 && isThorough(struck, deaths.killed)
  return { ...count, ...kept, kills: deaths.killed, otherDeaths: deaths.others.length, ...struck, seed: values.seed, ok }
}

/** Opens every draft whose last save was acknowledged. */
async function countDrafts(platform: string, file: string) {
  const drafts = readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as AcknowledgedDraft)
  let draftsLost = 0
  for (const draft of drafts) if (!(await isDraftKept(platform, draft))) draftsLost += 1
  return { drafts: drafts.length, draftsLost }
}

/** Everything acknowledged, filed and accepted; nothing lost, doubled, altered or from nowhere. */
function isSound({ acknowledged, filed, accepted, lost, duplicated, altered, unpromised }: Count): boolean {
  return acknowledged === applications && accepted === filed && lost + duplicated + altered + unpromised === 0
}

/** Every named step hit, and as many kills and stops as asked. */
function isThorough(struck: Struck, killed: number): boolean {
  return Object.values(struck.stepsHit).every((hits) => hits > 0) && killed >= kills && struck.databaseStops === databaseStops
}
