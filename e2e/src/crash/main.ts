// `npm run crash -- --applications 300 --kills 30 --seed N`: applicants send while processes are killed; the ledger counts what was lost.
import { spawn } from 'node:child_process'
import { chmodSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { demoAuthorities } from '../../../scripts/demo/demo-authorities.ts'
import { freePorts } from '../../../scripts/demo/ports.ts'
import { startDemo } from '../../../scripts/demo/start-demo.ts'
import { samplePath } from '../journey/sample.ts'
import { databaseStops, killPlan, victims } from './kill-plan.ts'
import { runLedger } from './run-ledger.ts'
import { killFolderVariable, steps } from './steps.ts'
import { strike } from './strike.ts'

const service = 'at-erwerbstaetigkeit'
/** How long the rest may take after the last blow: leases of killed workers run out, breakers close. */
const drainMs = 300_000

const { values } = parseArgs({
  options: {
    applications: { type: 'string', default: '300' },
    kills: { type: 'string', default: '30' },
    seed: { type: 'string', default: String(Date.now()) },
    keep: { type: 'boolean', default: false },
  },
})
const [applications, kills] = [Number(values.applications), Number(values.kills)]
const file = (name: string) => fileURLToPath(new URL(name, import.meta.url))

const startedAt = Date.now()
const folder = mkdtempSync(join(tmpdir(), 'aufenthalt-crash-'))
chmodSync(folder, 0o711)
const killFolder = join(folder, 'kills')
const log = join(folder, 'acknowledged.ndjson')
mkdirSync(killFolder)
const deaths = { killed: 0, others: 0 }
const demo = await startDemo({
  folder: join(folder, 'data'),
  ports: await freePorts(),
  programs: victims,
  nodeArguments: ['--import', file('killer.ts')],
  environment: { [killFolderVariable]: killFolder, LOG_LEVEL: 'warn' },
  onDeath: (_name, signal) => {
    deaths[signal === 'SIGKILL' ? 'killed' : 'others'] += 1
  },
})

const clients = spawn(
  process.execPath,
  [
    file('clients.ts'),
    ...['--platform', demo.urls.platform, '--service', service, '--sample', samplePath(service, 'blue-card-first')],
    ...['--log', log, '--applications', values.applications, '--seed', values.seed],
    ...['--authorities', demoAuthorities.map(({ ags }) => ags).join()],
  ],
  { stdio: ['pipe', 'inherit', 'inherit'] },
)
const clientsEnded = new Promise<number>((resolve) => clients.once('exit', (code) => resolve(code ?? 1)))
let allowed = 0
const allow = (count: number) => {
  allowed = Math.min(applications, Math.max(allowed, count))
  clients.stdin.write(`${allowed}\n`)
}

const stepsHit: { [id: string]: number } = Object.fromEntries(steps.map(({ id }) => [id, 0]))
const plan = killPlan(kills, values.seed)
let stops = 0
for (const [index, blow] of plan.entries()) {
  allow(Math.ceil((applications * (index + 1)) / (plan.length + 1)))
  const hit = await strike(blow, { demo, killFolder, letOneMoreIn: () => allow(allowed + 1) })
  if (hit) stepsHit[hit] = (stepsHit[hit] ?? 0) + 1
  if (blow.kind === 'database') stops += 1
  process.stderr.write(`${index + 1}/${plan.length} ${blow.kind} ${hit ?? (blow.kind === 'process' ? blow.victim : '')}\n`)
}
allow(applications)
const clientsCode = await clientsEnded

const cases = join(demo.folder, 'case-system', 'cases')
const until = Date.now() + drainMs
let count = runLedger(log, cases)
while (Date.now() < until && (count.lost > 0 || count.accepted < count.acknowledged)) {
  await sleep(1000)
  count = runLedger(log, cases)
}
await demo.stop()
count = runLedger(log, cases)

const isSound =
  clientsCode === 0 &&
  count.acknowledged === applications &&
  count.lost + count.duplicated + count.altered + count.unpromised === 0 &&
  count.accepted === count.filed &&
  Object.values(stepsHit).every((hits) => hits > 0) &&
  deaths.killed >= kills &&
  stops === databaseStops
if (values.keep || !isSound) process.stderr.write(`Kept: ${folder}\n`)
else rmSync(folder, { recursive: true, force: true })
const seconds = Math.round((Date.now() - startedAt) / 1000)
console.log(
  JSON.stringify({
    ...count,
    kills: deaths.killed,
    otherDeaths: deaths.others,
    databaseStops: stops,
    stepsHit,
    seed: values.seed,
    seconds,
    ok: isSound,
  }),
)
process.exit(isSound ? 0 : 1)
