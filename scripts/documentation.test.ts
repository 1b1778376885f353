import assert from 'node:assert/strict'
import { existsSync, globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { root } from './command.ts'

const read = (path: string) => readFileSync(join(root, path), 'utf8')

/** Every path in back ticks that looks like one of ours: `server/src/vault`, `docs/journey.md`. */
const pathsIn = (text: string) =>
  [
    ...text.matchAll(
      /`((?:server|element|model|xauslaender|fit-connect|delivery-service|console|examples|e2e|bench|scripts|docs|forms)\/[\w./-]+)`/g,
    ),
  ].map((match) => String(match[1]))

test('every path in the documents exists', () => {
  const documents = ['README.md', 'CONTRIBUTING.md', ...globSync('docs/*.md', { cwd: root })]
  const missing = documents.flatMap((document) =>
    pathsIn(read(document))
      .filter((path) => !existsSync(join(root, path)))
      .map((path) => `${document}: ${path}`),
  )
  assert.deepEqual(missing, [])
  assert.ok(pathsIn(read('docs/journey.md')).length > 15)
})

test('every npm script that the README names exists', () => {
  const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> }
  const named = [...read('README.md').matchAll(/npm run ([a-z]+)/g)].map((match) => String(match[1]))
  assert.deepEqual(
    named.filter((name) => scripts[name] === undefined),
    [],
  )
  assert.ok(named.length > 3)
})

test('decision records are numbered without gaps and stay short', () => {
  const files = globSync('docs/decisions/*.md', { cwd: root }).sort()
  assert.deepEqual(
    files.map((file) => Number(file.slice('docs/decisions/'.length, 'docs/decisions/'.length + 4))),
    files.map((_, index) => index + 1),
  )
  const tooLong = files.filter((file) => read(file).split('\n').length > 41)
  assert.deepEqual(tooLong, [])
})

test('the lock file names no download address', () => {
  assert.equal(read('package-lock.json').includes('"resolved": "http'), false)
})
