import { readdir, readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { type FormDefinition, type OnlineServiceView, resolveForm, type Tables, type Texts } from '@aufenthalt/model'
import { documentLimits } from '../../../server/src/authorities/limits.ts'

const forms = new URL('../../../forms/', import.meta.url)
const readJson = async <T>(url: URL): Promise<T> => JSON.parse(await readFile(url, 'utf8')) as T

async function readFolder<T>(folder: URL): Promise<{ readonly [name: string]: T }> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.json'))
  return Object.fromEntries(
    await Promise.all(names.map(async (name) => [basename(name, '.json'), await readJson<T>(new URL(name, folder))])),
  )
}

const definition = await readJson<FormDefinition>(new URL('./small-form.json', import.meta.url))
const own = await readJson<{ readonly [language: string]: Texts }>(new URL('./small-form.texts.json', import.meta.url))
const tables = await readFolder<Tables[string]>(new URL('tables/', forms))
const form = resolveForm(definition, {}, tables)

/** Texts that every service has: of the element, of problems, of what an application means. */
const everywhere = ['ui', 'errors', 'effects', 'countries']

async function textsIn(language: string): Promise<Texts> {
  const catalogues = await readFolder<Texts>(new URL(`texts/${language}/`, forms))
  return Object.assign({}, ...everywhere.map((name) => catalogues[name]), own[language])
}
const texts: { readonly [language: string]: Texts } = { de: await textsIn('de'), en: await textsIn('en') }

/** What a fictitious authority offers: a small form with every kind of field, page and notice, so that these tests do not change with the law. */
export function smallView(language: string): OnlineServiceView {
  return {
    authority: {
      ags: '12999001',
      name: 'Ausländerbehörde Musterstadt',
      address: 'Beispielallee 1\n99999 Musterstadt',
      email: 'auslaenderbehoerde@musterstadt.example',
      phone: '09999 1234-0',
      theme: { accent: '#17428f' },
      embedding: 'frame',
    },
    form,
    texts: texts[language] ?? texts['de'] ?? {},
    language,
    languages: ['de', 'en'],
    limits: documentLimits,
    today: '2026-11-24',
  }
}
