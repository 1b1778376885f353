// The applicants of the kill test as a program of its own. It writes a line into its log, durably, for each application that was acknowledged.
// Lines on its input say how many applications may have begun so far, so that there is traffic at every kill.
import { appendFileSync, closeSync, fsyncSync, openSync, readFileSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { setTimeout as sleep } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { seededRandom } from './seeded-random.ts'
import { type Situation, submitUntilAcknowledged } from './submit-until-acknowledged.ts'

const { values } = parseArgs({
  options: {
    platform: { type: 'string', default: '' },
    sample: { type: 'string', default: '' },
    log: { type: 'string', default: '' },
    applications: { type: 'string', default: '0' },
    authorities: { type: 'string', default: '' },
    service: { type: 'string', default: '' },
    seed: { type: 'string', default: '' },
  },
})

/** How many applicants send at the same time. */
const concurrency = 6

const applications = Number(values.applications)
const authorities = values.authorities.split(',')
const random = seededRandom(`marks/${values.seed}`)
const marks = Array.from({ length: applications }, () => Array.from({ length: 16 }, () => Math.floor(random() * 16).toString(16)).join(''))
const log = openSync(values.log, 'a')
let allowed = 0
let begun = 0

createInterface({ input: process.stdin }).on('line', (line) => {
  allowed = Number(line)
})

const readSample = (part: string) => JSON.parse(readFileSync(`${values.sample}.${part}.json`, 'utf8')) as never

async function situation(): Promise<Situation> {
  const { documents } = readSample('context') as Pick<Situation, 'documents'>
  const url = `${values.platform}/api/authorities/${authorities[0]}/services/${values.service}?lang=de`
  const { form } = (await (await fetch(url)).json()) as { form: { version: string; declarations: { id: string }[] } }
  const declarations = form.declarations.map(({ id }) => id)
  return {
    platform: values.platform,
    service: values.service,
    version: form.version,
    declarations,
    answers: readSample('answers'),
    documents,
  }
}

async function applicant(common: Situation): Promise<void> {
  while (begun < applications) {
    if (begun >= allowed) {
      await sleep(20)
      continue
    }
    const mark = marks[begun] ?? ''
    const ags = authorities[begun % authorities.length] ?? ''
    begun += 1
    const promised = await submitUntilAcknowledged(common, ags, mark)
    appendFileSync(log, `${JSON.stringify(promised)}\n`)
    fsyncSync(log)
  }
}

const common = await situation()
await Promise.all(Array.from({ length: concurrency }, () => applicant(common)))
closeSync(log)
process.exit(0)
