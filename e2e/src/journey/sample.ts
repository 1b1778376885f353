import { existsSync, globSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Answers } from '@aufenthalt/model'

/** A document of a sample: its slot, the name it is uploaded under, and which file is made for it. */
export type SampleDocument = { readonly code: string; readonly filename: string; readonly file: string }

/** A sample of an online service: what a person answers, and with which documents. */
export type Sample = { readonly name: string; readonly answers: Answers; readonly documents: readonly SampleDocument[] }

const forms = fileURLToPath(new URL('../../../forms/', import.meta.url))

/** The newest version of a service that has samples. @throws where there is none */
function samplesFolder(service: string): string {
  const folder = globSync(`${service}/*/samples`, { cwd: forms }).sort().at(-1)
  if (folder === undefined) throw new Error(`No samples of ${service}`)
  return join(forms, folder)
}

/** Where the sample's files lie, without their endings. @throws where there is no such sample */
export function samplePath(service: string, name: string): string {
  const path = join(samplesFolder(service), name)
  if (!existsSync(`${path}.answers.json`)) throw new Error(`No sample ${name} of ${service}`)
  return path
}

/** Names of all samples of a service, or the one that is asked for. */
export function sampleNames(service: string, wanted: string): string[] {
  if (wanted !== 'all') return [wanted]
  return globSync('*.answers.json', { cwd: samplesFolder(service) })
    .map((file) => basename(file, '.answers.json'))
    .sort()
}

/** Reads a sample. */
export function readSample(service: string, name: string): Sample {
  const path = samplePath(service, name)
  const { documents } = readJson(`${path}.context.json`) as { documents?: readonly SampleDocument[] }
  return { name, answers: readJson(`${path}.answers.json`) as Answers, documents: documents ?? [] }
}

/** Reads a JSON file. */
export const readJson = (path: string): unknown => JSON.parse(readFileSync(path, 'utf8'))
