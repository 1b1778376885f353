// The applicants of the kill test as a program of its own. It writes a line into its log, durably, for each application that was acknowledged.
// Lines on its input say how many applications may have begun so far, so that there is traffic at every kill.
import { appendFileSync, closeSync, fsyncSync, openSync, readFileSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { setTimeout as sleep } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { type Answers, declarationsAsked, type OnlineServiceView } from '@aufenthalt/model'
import { saveDraftUntilAcknowledged } from './keep-draft.ts'
import { seededRandom } from './seeded-random.ts'
import { type Situation, submitUntilAcknowledged } from './submit-until-acknowledged.ts'

const { values } = parseArgs({
  options: {
    platform: { type: 'string', default: '' },
    sample: { type: 'string', default: '' },
    log: { type: 'string', default: '' },
    drafts: { type: 'string', default: '' },
    applications: { type: 'string', default: '0' },
    authorities: { type: 'string', default: '' },
    service: { type: 'string', default: '' },
    seed: { type: 'string', default: '' },
  },
})

/** How many applicants send at the same time. */
const concurrency = 6

/** Everybody saves a draft first. Every fifth saves it often and has many documents. */
const one = { every: 5, saves: 4, documents: 8 }

const applications = Number(values.applications)
const authorities = values.authorities.split(',')
const random = seededRandom(`marks/${values.seed}`)
const marks = Array.from({ length: applications }, () => Array.from({ length: 16 }, () => Math.floor(random() * 16).toString(16)).join(''))
const log = openSync(values.log, 'a')
const drafts = openSync(values.drafts, 'a')
let allowed = 0
let begun = 0

createInterface({ input: process.stdin }).on('line', (line) => {
  allowed = Number(line)
})

const readSample = (part: string) => JSON.parse(readFileSync(`${values.sample}.${part}.json`, 'utf8')) as never

async function situation(): Promise<Situation> {
  const { documents } = readSample('context') as Pick<Situation, 'documents'>
  const url = `${values.platform}/api/authorities/${authorities[0]}/services/${values.service}?lang=de`
  const { form, today } = (await (await fetch(url)).json()) as OnlineServiceView
  const answers: Answers = readSample('answers')
  const declarations = declarationsAsked(form, answers, { today, documents: documents.map(({ code }) => code) }).map(({ id }) => id)
  return {
    platform: values.platform,
    service: values.service,
    version: form.version,
    declarations,
    answers,
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
    const isThorough = begun % one.every === 0
    begun += 1
    note(drafts, await saveDraftUntilAcknowledged(common.platform, ags, isThorough ? one.saves : 1))
    note(log, await submitUntilAcknowledged(isThorough ? withManyDocuments(common) : common, ags, mark))
  }
}

/** Writes a line that no crash takes away again. */
function note(file: number, promised: object): void {
  appendFileSync(file, `${JSON.stringify(promised)}\n`)
  fsyncSync(file)
}

function withManyDocuments(common: Situation): Situation {
  const more = Array.from({ length: Math.max(0, one.documents - common.documents.length) }, (_, index) => ({
    index,
    last: common.documents.at(-1),
  }))
  const copies = more.flatMap(({ index, last }) =>
    last ? [{ ...last, filename: `${index}-${last.filename}`, file: `${index}-${last.file}` }] : [],
  )
  return { ...common, documents: [...common.documents, ...copies] }
}

const common = await situation()
await Promise.all(Array.from({ length: concurrency }, () => applicant(common)))
for (const file of [log, drafts]) closeSync(file)
process.exit(0)
