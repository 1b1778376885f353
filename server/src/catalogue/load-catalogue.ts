import { createHash } from 'node:crypto'
import { glob, readFile } from 'node:fs/promises'
import { basename, dirname, join, relative } from 'node:path'
import {
  checkForm,
  type FormDefinition,
  formFingerprint,
  mergeTexts,
  type Page,
  resolveForm,
  type Tables,
  type Texts,
} from '@aufenthalt/model'
import { type Catalogue, type CatalogueEntry, createCatalogue } from './catalogue.ts'
import { destatisKeys } from './destatis-keys.ts'

/** `published.json`: the hash of every form version that has ever been offered. */
type Published = readonly { readonly service: string; readonly version: string; readonly sha256: string }[]

/** What forms are made of, by name. */
type Ingredients = {
  readonly pages: { readonly [reference: string]: Page }
  readonly tables: Tables
  readonly texts: { readonly [language: string]: { readonly [catalogue: string]: Texts } }
  readonly published: Published
}

/**
 * Loads the online services from their folder: resolves and checks every version and holds it against its published hash.
 * @throws Error that names every form with a problem: law that nobody has published must not be applied
 */
export async function loadCatalogue(folder: string): Promise<Catalogue> {
  const ingredients: Ingredients = {
    pages: Object.fromEntries(
      (await readAll<Page>(folder, 'pages/*/*/page.json')).map(({ path, value }) => [dirname(path).slice('pages/'.length), value]),
    ),
    tables: Object.fromEntries(
      (await readAll<Tables[string]>(folder, 'tables/*.json')).map(({ path, value }) => [basename(path, '.json'), value]),
    ),
    texts: groupTexts(await readAll<Texts>(folder, 'texts/*/*.json')),
    published: JSON.parse(await readFile(join(folder, 'published.json'), 'utf8')) as Published,
  }
  const definitions = await readAll<FormDefinition>(folder, '*/*/form.json')
  const entries = definitions.map(({ value }) => entryOf(value, ingredients))
  const problems = entries.flatMap((entry) => problemsOf(entry, ingredients.published))
  if (problems.length > 0) throw new Error(`Forms cannot be offered: ${problems.join('; ')}`)
  return createCatalogue(Object.keys(ingredients.texts), entries, destatisKeys(ingredients.tables))
}

async function readAll<T>(folder: string, pattern: string): Promise<{ readonly path: string; readonly value: T }[]> {
  const read: { path: string; value: T }[] = []
  for await (const file of glob(join(folder, pattern))) {
    read.push({ path: relative(folder, file), value: JSON.parse(await readFile(file, 'utf8')) as T })
  }
  return read.sort((a, b) => (a.path < b.path ? -1 : 1))
}

/** By language, then by the name of the file. */
function groupTexts(files: readonly { readonly path: string; readonly value: Texts }[]): Ingredients['texts'] {
  const languages = Object.groupBy(files, ({ path }) => basename(dirname(path)))
  const byName = (ofLanguage: typeof files = []) =>
    Object.fromEntries(ofLanguage.map(({ path, value }) => [basename(path, '.json'), value]))
  return Object.fromEntries(Object.entries(languages).map(([language, ofLanguage]) => [language, byName(ofLanguage)]))
}

function entryOf(definition: FormDefinition, { pages, tables, texts }: Ingredients): CatalogueEntry {
  const merged = Object.entries(texts).map(([language, catalogues]) => [language, mergeTexts(definition.texts, catalogues)])
  return { form: resolveForm(definition, pages, tables), texts: Object.fromEntries(merged) }
}

function problemsOf({ form, texts }: CatalogueEntry, published: Published): string[] {
  const { service, version } = form
  const found = checkForm(form, texts).map(({ code, at }) => `${service} ${version} ${code} ${at}`)
  const sha256 = createHash('sha256')
    .update(formFingerprint(form, texts['de'] ?? {}))
    .digest('hex')
  const known = published.find((one) => one.service === service && one.version === version)
  if (!known) return [...found, `${service} ${version} is not published`]
  return known.sha256 === sha256 ? found : [...found, `${service} ${version} was changed after it was published`]
}
