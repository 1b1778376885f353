import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, test } from 'node:test'
import { type Count, runLedger } from './run-ledger.ts'

let folder = ''
const at = (...path: string[]) => join(folder, ...path)
const marks = ['00f1e2d3c4b5a697', '11f1e2d3c4b5a697']
const promiseOf = (mark: string, index: number) => ({
  key: mark,
  referenceNumber: `AT-000${index}`,
  mark,
  ags: '12999001',
  receivedAt: '2026-11-03T09:15:27.120Z',
  values: [`Kennzeichen ${mark} Prüfung & Entwicklung`],
  documents: [createHash('sha256').update(`picture ${mark}`).digest('hex')],
})
const xmlOf = (mark: string, index: number) =>
  `<a><n>AT-000${index}</n><b>12999001</b><t>2026-11-03T09:15:27.120Z</t><c>Kennzeichen ${mark} Prüfung &amp; Entwicklung</c></a>\n`

function fileCase(name: string, mark: string, index: number): void {
  mkdirSync(at('cases', name, 'documents'), { recursive: true })
  writeFileSync(at('cases', name, 'application.xml'), xmlOf(mark, index))
  writeFileSync(at('cases', name, 'application.pdf'), '%PDF-1.7')
  writeFileSync(at('cases', name, 'accepted.json'), '{}')
  writeFileSync(at('cases', name, 'documents', 'one.jpg'), `picture ${mark}`)
}

function count(): Partial<Count> {
  const { lost, duplicated, altered, unpromised } = runLedger(at('log'), at('cases'))
  return Object.fromEntries(Object.entries({ lost, duplicated, altered, unpromised }).filter(([, number]) => number > 0))
}

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'ledger-'))
  for (const [index, mark] of marks.entries()) fileCase(`m${index}`, mark, index)
  writeFileSync(at('log'), marks.map((mark, index) => `${JSON.stringify(promiseOf(mark, index))}\n`).join(''))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

test('what was promised and filed as promised is nothing to speak of', () => {
  assert.deepEqual(count(), {})
})

test('a promised application that was not filed is lost', () => {
  rmSync(at('cases', 'm0'), { recursive: true })
  assert.deepEqual(count(), { lost: 1 })
})

test('an application that was filed twice is a duplicate', () => {
  cpSync(at('cases', 'm0'), at('cases', 'm2'), { recursive: true })
  assert.deepEqual(count(), { duplicated: 1 })
})

test('another value, another document, a document more and half a file are alterations', () => {
  const spoil: { readonly [what: string]: () => void } = {
    value: () => writeFileSync(at('cases', 'm0', 'application.xml'), xmlOf(marks[0] ?? '', 0).replace('Prüfung', 'Pruefung')),
    number: () => writeFileSync(at('cases', 'm0', 'application.xml'), xmlOf(marks[0] ?? '', 1)),
    document: () => writeFileSync(at('cases', 'm0', 'documents', 'one.jpg'), 'picture'),
    more: () => writeFileSync(at('cases', 'm0', 'documents', 'two.jpg'), 'picture'),
    pdf: () => rmSync(at('cases', 'm0', 'application.pdf')),
  }
  for (const [what, spoilIt] of Object.entries(spoil)) {
    fileCase('m0', marks[0] ?? '', 0)
    rmSync(at('cases', 'm0', 'documents', 'two.jpg'), { force: true })
    spoilIt()
    assert.deepEqual(count(), { altered: 1 }, what)
  }
})

test('a case that nobody was promised is found', () => {
  fileCase('m2', '22f1e2d3c4b5a697', 2)
  assert.deepEqual(count(), { unpromised: 1 })
})
