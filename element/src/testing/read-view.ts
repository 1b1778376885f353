import { readdirSync, readFileSync } from 'node:fs'
import { type FormDefinition, mergeTexts, type OnlineServiceView, type Page, resolveForm, type Tables, type Texts } from '@aufenthalt/model'

const forms = new URL('../../../forms/', import.meta.url)

const read = <T>(path: string): T => JSON.parse(readFileSync(new URL(path, forms), 'utf8')) as T

/** All files of a folder, by their name without `.json`. */
const readAll = <T>(folder: string): { [name: string]: T } =>
  Object.fromEntries(readdirSync(new URL(folder, forms)).map((file) => [file.replace(/\.json$/, ''), read<T>(`${folder}${file}`)]))

const readPages = () =>
  Object.fromEntries(
    readdirSync(new URL('pages/', forms)).flatMap((page) =>
      readdirSync(new URL(`pages/${page}/`, forms)).map((version) => [
        `${page}/${version}`,
        read<Page>(`pages/${page}/${version}/page.json`),
      ]),
    ),
  )

/** What the platform answers for one version of a service of a fictitious authority, from the forms as they are. */
export function readView(service: string, version: string, language: string): OnlineServiceView {
  const definition = read<FormDefinition>(`${service}/${version}/form.json`)
  return {
    authority: {
      ags: '12999001',
      name: 'Ausländerbehörde Musterstadt',
      address: 'Beispielallee 1\n99999 Musterstadt',
      email: 'auslaenderbehoerde@musterstadt.example',
      phone: '09999 1234-0',
      theme: { accent: '#17428f' },
    },
    form: resolveForm(definition, readPages(), readAll<Tables[string]>('tables/')),
    texts: mergeTexts(definition.texts, readAll<Texts>(`texts/${language}/`)),
    language,
    languages: ['de', 'en'],
    limits: {
      documentBytes: 10_000_000,
      documents: 25,
      applicationBytes: 100_000_000,
      mimeTypes: ['application/pdf', 'image/jpeg', 'image/png'],
    },
    today: '2026-11-24',
  }
}
