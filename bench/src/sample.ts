import { fileURLToPath } from 'node:url'
import type { Answers, Form } from '@aufenthalt/model'
import type { CanonicalApplication } from '@aufenthalt/xauslaender'
import { readJson, samplePath } from '../../e2e/src/journey/sample.ts'
import type { Catalogue } from '../../server/src/catalogue/catalogue.ts'
import { loadCatalogue } from '../../server/src/catalogue/load-catalogue.ts'
import { readForms, readSamples } from '../../xauslaender/scripts/samples.ts'

/** The online service that is measured. */
const service = 'at-erwerbstaetigkeit'

const path = samplePath(service, 'blue-card-first')

/** Everything about the measured sample: a complete application without a problem. */
export type Sample = {
  readonly catalogue: Catalogue
  readonly form: Form
  readonly answers: Answers
  readonly today: string
  readonly documents: readonly { readonly code: string; readonly filename: string; readonly file: string }[]
}

/** Reads the measured sample with its form. */
export async function readSample(): Promise<Sample> {
  const context = readJson(`${path}.context.json`) as Pick<Sample, 'today' | 'documents'>
  const catalogue = await loadCatalogue(fileURLToPath(new URL('../../forms/', import.meta.url)))
  const form = catalogue.findCurrentForm(service, context.today)
  if (!form) throw new Error(`No form of ${service}`)
  return { ...context, catalogue, form, answers: readJson(`${path}.answers.json`) as Answers }
}

/** The measured sample as the message carries it. */
export function readCanonicalSample(): CanonicalApplication {
  const found = readForms()
    .flatMap(readSamples)
    .find((one) => one.path === path)
  if (!found) throw new Error(`No sample at ${path}`)
  return found.application
}
