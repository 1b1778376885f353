import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { after, test } from 'node:test'
import { type FormDefinition, formFingerprint, type Page, resolveForm } from '@aufenthalt/model'
import { changedFields } from './changed-fields.ts'
import { loadCatalogue } from './load-catalogue.ts'

const folders: string[] = []
after(() => Promise.all(folders.map((folder) => rm(folder, { recursive: true }))))

const page: Page = { id: 'person', fields: [{ id: 'person.familyName', kind: 'name', path: 'person.familyName', required: true }] }
const texts = {
  'service.title': 'Beispiel',
  'page.person.title': 'Person',
  'page.person.intro': 'Wer sind Sie?',
  'field.person.familyName.label': 'Familienname',
}

const aDefinition = (effectiveFrom: string): FormDefinition => ({
  service: 'at-beispiel',
  version: effectiveFrom,
  effectiveFrom,
  texts: ['person'],
  pages: [{ use: 'person/1' }],
  documents: [],
  declarations: [],
  fees: [],
})

type Changes = {
  readonly versions?: readonly string[]
  readonly germanTexts?: object
  readonly hash?: (sha256: string) => string | undefined
}

/** Writes a folder of forms with one service in one page and its published hashes. */
async function aFolder({ versions = ['2026-11-01'], germanTexts = texts, hash = (sha256) => sha256 }: Changes = {}): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'forms-'))
  folders.push(folder)
  const write = async (path: string, content: unknown) => {
    await mkdir(dirname(join(folder, path)), { recursive: true })
    await writeFile(join(folder, path), JSON.stringify(content))
  }
  const published = versions.flatMap((version) => {
    const form = resolveForm(aDefinition(version), { 'person/1': page }, {})
    const sha256 = hash(createHash('sha256').update(formFingerprint(form, texts)).digest('hex'))
    return sha256 === undefined ? [] : [{ service: 'at-beispiel', version, sha256 }]
  })
  await write('pages/person/1/page.json', page)
  await write('texts/de/person.json', germanTexts)
  await write('texts/en/person.json', { ...texts, 'service.title': 'Example' })
  await write('published.json', published)
  for (const version of versions) await write(`at-beispiel/${version}/form.json`, aDefinition(version))
  return folder
}

test('the form of a day is the latest that is in force on it', async () => {
  const catalogue = await loadCatalogue(await aFolder({ versions: ['2026-11-01', '2027-01-01'] }))
  const versionOn = (day: string) => catalogue.findCurrentForm('at-beispiel', day)?.version
  assert.deepEqual(['2026-10-31', '2026-11-01', '2026-12-31', '2027-01-01'].map(versionOn), [
    undefined,
    '2026-11-01',
    '2026-11-01',
    '2027-01-01',
  ])
  assert.equal(catalogue.findForm('at-beispiel', '2026-11-01')?.version, '2026-11-01')
  assert.equal(catalogue.findForm('at-anders', '2026-11-01'), undefined)
})

test('a form brings its texts in every language', async () => {
  const catalogue = await loadCatalogue(await aFolder())
  const form = catalogue.findForm('at-beispiel', '2026-11-01')!
  assert.deepEqual(catalogue.languages, ['de', 'en'])
  assert.equal(catalogue.getTexts(form, 'de')['service.title'], 'Beispiel')
  assert.equal(catalogue.getTexts(form, 'en')['service.title'], 'Example')
})

test('a form that was changed after it was published does not start', async () => {
  const folder = await aFolder({ germanTexts: { ...texts, 'field.person.familyName.label': 'Nachname' } })
  await assert.rejects(loadCatalogue(folder), /at-beispiel 2026-11-01 was changed after it was published/)
})

test('a form that nobody has published does not start', async () => {
  await assert.rejects(loadCatalogue(await aFolder({ hash: () => undefined })), /at-beispiel 2026-11-01 is not published/)
})

test('a form with a missing text does not start', async () => {
  const { 'page.person.intro': _, ...incomplete } = texts
  await assert.rejects(loadCatalogue(await aFolder({ germanTexts: incomplete })), /text-missing de page\.person\.intro/)
})

test('the difference of two versions names the questions that are new, gone or different', () => {
  const form = (fields: Page['fields']) => ({
    ...resolveForm(aDefinition('2026-11-01'), { 'person/1': page }, {}),
    pages: [{ id: 'p', fields }],
  })
  const before = form([
    { id: 'same', kind: 'text' },
    { id: 'changed', kind: 'text' },
    { id: 'gone', kind: 'text' },
  ])
  const after = form([
    { id: 'new', kind: 'text' },
    { id: 'same', kind: 'text' },
    { id: 'changed', kind: 'text', required: true },
  ])
  assert.deepEqual(changedFields(before, after), ['new', 'changed', 'gone'])
  assert.deepEqual(changedFields(undefined, after), ['new', 'same', 'changed'])
})
