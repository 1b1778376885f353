// The samples of all online services as canonical applications, for the golden test and for writing the golden files.
import { createHash } from 'node:crypto'
import { globSync, readFileSync } from 'node:fs'
import { basename, extname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import {
  type Answers,
  declarationsAsked,
  effectOf,
  type Form,
  type FormDefinition,
  mergeTexts,
  type Page,
  relevantAnswers,
  resolveForm,
  type Tables,
  type Texts,
} from '@aufenthalt/model'
import type { CanonicalApplication, DocumentReference } from '../src/canonical/application.ts'
import { canonicalApplication } from '../src/canonical/canonical-application.ts'

/** One sample: `path` without its endings, so that `<path>.<profile>.xml` is the golden message. */
export type Sample = { readonly path: string; readonly application: CanonicalApplication }

/** A form with its German texts and the folder of its version. */
export type FormWithTexts = { readonly folder: string; readonly form: Form; readonly texts: Texts }

/** What a sample fixes besides the answers. */
type SampleContext = Pick<CanonicalApplication['header'], 'receivedAt' | 'messageId' | 'referenceNumber' | 'authority'> & {
  readonly today: string
  readonly documents: readonly { readonly code: string; readonly filename: string; readonly file: string }[]
}

const forms = fileURLToPath(new URL('../../forms/', import.meta.url))
const mimeTypes: { readonly [ending: string]: string } = { '.pdf': 'application/pdf', '.jpg': 'image/jpeg', '.png': 'image/png' }

/** All versions of all forms. */
export function readForms(): FormWithTexts[] {
  const pages = readAll<Page>('pages/*/*/page.json', (path) => path.split('/').slice(1, 3).join('/'))
  const tables: Tables = readAll('tables/*.json', nameOf)
  const catalogues = readAll<Texts>('texts/de/*.json', nameOf)
  return globSync('*/*/form.json', { cwd: forms }).map((path) => {
    const definition = readJson<FormDefinition>(path)
    return { folder: join(path, '..'), form: resolveForm(definition, pages, tables), texts: mergeTexts(definition.texts, catalogues) }
  })
}

/** All samples of a form. */
export function readSamples({ folder, form, texts }: FormWithTexts): Sample[] {
  return globSync(`${folder}/samples/*.answers.json`, { cwd: forms }).map((file) => {
    const path = file.slice(0, -'.answers.json'.length)
    const context = readJson<SampleContext>(`${path}.context.json`)
    const answers = relevantAnswers(form, readJson<Answers>(file), context)
    return { path: join(forms, path), application: applicationOf({ form, texts, answers, context }) }
  })
}

type Parts = { readonly form: Form; readonly texts: Texts; readonly answers: Answers; readonly context: SampleContext }

function applicationOf({ form, texts, answers, context }: Parts): CanonicalApplication {
  const { today, documents, receivedAt, ...named } = context
  return canonicalApplication({
    ...{ form, answers, texts },
    header: {
      ...named,
      ...{ service: form.service, version: form.version, language: 'de', test: true },
      ...{ createdAt: receivedAt, receivedAt, firstAttemptAt: receivedAt, effect: effectOf(answers, receivedAt) },
    },
    documents: documents.map((document, index) => documentOf(document, `${named.messageId} ${index}`)),
    declarations: declarationsAsked(form, answers, { today }).map(({ id }) => ({
      id,
      textSha256: sha256(texts[`declaration.${id}.text`] ?? ''),
    })),
  })
}

/** Samples name their files; id, size and hash of a file that nobody opens are made from its name. */
function documentOf({ code, filename, file }: SampleContext['documents'][number], seed: string): DocumentReference {
  const attachmentId = sha256(seed).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12}).*/, '$1-$2-$3-$4-$5')
  return { attachmentId, code, filename, mimeType: mimeTypes[extname(file)] ?? '', bytes: 1000 * file.length, sha256: sha256(file) }
}

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')

const nameOf = (path: string): string => basename(path, '.json')

const readJson = <T>(path: string): T => JSON.parse(readFileSync(join(forms, path), 'utf8'))

const readAll = <T>(pattern: string, keyOf: (path: string) => string): { [key: string]: T } =>
  Object.fromEntries(globSync(pattern, { cwd: forms }).map((path) => [keyOf(path), readJson<T>(path)]))
