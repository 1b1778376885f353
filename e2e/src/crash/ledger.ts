// The ledger of the kill test: a program of its own that imports nothing of the project. It reads what the clients were promised (their log)
// and what lies in the case system's folders, with its own expressions and hashes, and prints one line of JSON.
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

type Promised = {
  readonly referenceNumber: string
  readonly mark: string
  readonly ags: string
  readonly receivedAt: string
  readonly values: readonly string[]
  readonly documents: readonly string[]
}

type Filed = {
  readonly folder: string
  readonly xml: string
  readonly mark: string
  readonly documents: readonly string[]
  readonly isWhole: boolean
}

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')

const escapes: { readonly [character: string]: string } = { '&': '&amp;', '<': '&lt;', '>': '&gt;' }
const asXml = (text: string) => text.replace(/[&<>]/g, (character) => escapes[character] ?? '')

function readPromises(log: string): Promised[] {
  return readFileSync(log, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Promised)
}

function readCase(folder: string): Filed {
  const read = (name: string) => (existsSync(join(folder, name)) ? readFileSync(join(folder, name)) : undefined)
  const xml = read('application.xml')?.toString('utf8') ?? ''
  const documents = existsSync(join(folder, 'documents')) ? readdirSync(join(folder, 'documents')) : []
  return {
    folder,
    xml,
    // e.g. Kennzeichen 00f1e2d3c4b5a697
    mark: /Kennzeichen ([0-9a-f]{16})/.exec(xml)?.[1] ?? '',
    documents: documents.map((name) => sha256(readFileSync(join(folder, 'documents', name)))).sort(),
    isWhole: xml.trimEnd().endsWith('>') && read('application.pdf')?.subarray(0, 5).toString('latin1') === '%PDF-',
  }
}

/** Whether the case says what was promised: number, time, authority, every marked value, every document byte by byte, and all of the files. */
function isUnaltered(promised: Promised, filed: Filed): boolean {
  const said = [promised.referenceNumber, promised.ags, promised.receivedAt, ...promised.values]
  return (
    filed.isWhole &&
    said.every((value) => filed.xml.includes(asXml(value))) &&
    [...promised.documents].sort().join() === filed.documents.join()
  )
}

function groupBy<Item>(items: readonly Item[], keyOf: (item: Item) => string): Map<string, Item[]> {
  const groups = new Map<string, Item[]>()
  for (const item of items) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item])
  return groups
}

const surplus = (groups: Map<string, readonly unknown[]>) => [...groups.values()].reduce((sum, { length }) => sum + length - 1, 0)

const [log = '', cases = ''] = process.argv.slice(2)
const promises = readPromises(log)
const filed = readdirSync(cases).map((name) => readCase(join(cases, name)))
const promisesByMark = groupBy(promises, ({ mark }) => mark)
const filedByMark = groupBy(filed, ({ mark }) => mark)
const found = promises.map((promised) => ({ promised, filed: filedByMark.get(promised.mark) ?? [] }))

const result = {
  acknowledged: promises.length,
  filed: filed.length,
  lost: found.filter((one) => one.filed.length === 0).length,
  duplicated: surplus(filedByMark) + surplus(promisesByMark) + surplus(groupBy(promises, ({ referenceNumber }) => referenceNumber)),
  altered: found.filter((one) => one.filed.some((copy) => !isUnaltered(one.promised, copy))).length,
  unpromised: filed.filter(({ mark }) => !promisesByMark.has(mark)).length,
  accepted: filed.filter(({ folder }) => existsSync(join(folder, 'accepted.json'))).length,
}
process.stdout.write(`${JSON.stringify(result)}\n`)
process.exitCode = result.lost + result.duplicated + result.altered + result.unpromised === 0 ? 0 : 1
