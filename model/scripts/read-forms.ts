// Reads forms/ from the disk, for the script that publishes and for the test that walks over all forms.
import { createHash } from 'node:crypto'
import { globSync, readFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import {
  type Answers,
  type Form,
  type FormDefinition,
  formFingerprint,
  mergeTexts,
  type Page,
  resolveForm,
  type Tables,
  type Texts,
} from '../src/index.ts'

/** One version of a form with its texts by language, its samples and its hash. */
export type FormOnDisk = {
  readonly form: Form
  readonly textsByLanguage: { readonly [language: string]: Texts }
  readonly samples: readonly Sample[]
  /** Lower-case hex over the resolved definition and its German texts. */
  readonly sha256: string
}

/** What a person answered, and the circumstances. */
export type Sample = { readonly name: string; readonly answers: Answers; readonly context: SampleContext }

type SampleContext = {
  readonly today: string
  readonly receivedAt: string
  readonly messageId: string
  readonly referenceNumber: string
  readonly authority: { readonly ags: string; readonly name: string }
  readonly documents: readonly { readonly code: string; readonly filename: string; readonly file: string }[]
}

/** A line of `forms/published.json`. */
export type PublishedForm = { readonly service: string; readonly version: string; readonly sha256: string }

export const formsFolder = fileURLToPath(new URL('../../forms/', import.meta.url))
export const publishedFile = join(formsFolder, 'published.json')

const readJson = <T>(path: string): T => JSON.parse(readFileSync(join(formsFolder, path), 'utf8')) as T

const filesOf = (pattern: string): string[] => globSync(pattern, { cwd: formsFolder }).sort()

const byName = <T>(files: readonly string[], nameOf: (file: string) => string): { [name: string]: T } =>
  Object.fromEntries(files.map((file) => [nameOf(file), readJson<T>(file)]))

/** All text catalogues, by language and name. */
export function readCatalogues(): { readonly [language: string]: { readonly [name: string]: Texts } } {
  const languages = filesOf('texts/*').map((folder) => basename(folder))
  return Object.fromEntries(
    languages.map((language) => [language, byName<Texts>(filesOf(`texts/${language}/*.json`), (file) => basename(file, '.json'))]),
  )
}

/** All forms of the folder, resolved. */
export function readForms(): FormOnDisk[] {
  const pages = byName<Page>(filesOf('pages/*/*/page.json'), (file) => dirname(file).replace('pages/', ''))
  const tables = byName<Tables[string]>(filesOf('tables/*.json'), (file) => basename(file, '.json'))
  const catalogues = readCatalogues()
  return filesOf('*/*/form.json').map((file) => {
    const definition = readJson<FormDefinition>(file)
    const form = resolveForm(definition, pages, tables)
    const textsByLanguage = Object.fromEntries(
      Object.entries(catalogues).map(([language, texts]) => [language, mergeTexts(definition.texts, texts)]),
    )
    const sha256 = createHash('sha256')
      .update(formFingerprint(form, textsByLanguage['de'] ?? {}))
      .digest('hex')
    return { form, textsByLanguage, samples: readSamples(dirname(file)), sha256 }
  })
}

/** What has been published so far. */
export function readPublished(): PublishedForm[] {
  return readJson('published.json')
}

function readSamples(folder: string): Sample[] {
  return filesOf(`${folder}/samples/*.answers.json`).map((file) => ({
    name: basename(file, '.answers.json'),
    answers: readJson<Answers>(file),
    context: readJson<SampleContext>(file.replace(/answers\.json$/, 'context.json')),
  }))
}
