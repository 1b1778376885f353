import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import * as source from '../src/index.ts'
import { packInto } from './pack.ts'

const nodeModules = fileURLToPath(new URL('../../node_modules', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'fit-connect-'))
const packed = join(folder, 'package')
const run = (...args: string[]) => execFileSync(process.execPath, args, { cwd: folder, encoding: 'utf8' })

before(() => {
  packInto(packed)
  symlinkSync(nodeModules, join(folder, 'node_modules'))
})
after(() => rmSync(folder, { recursive: true }))

test('the packed package is plain JavaScript that any Node imports', () => {
  const script = `
    const packed = await import('./package/index.js')
    process.stdout.write(JSON.stringify([Object.keys(packed).sort(), packed.checkMetadata({ contentStructure: { attachments: [] } })]))`
  const output = run('--no-experimental-strip-types', '--input-type=module', '--eval', script)
  assert.deepEqual(JSON.parse(output), [Object.keys(source).sort(), []])
})

test('the packed types are understood by a strict project', () => {
  writeFileSync(
    join(folder, 'consumer.ts'),
    `import { createSender, type Sender } from './package/index.js'
     export const sender: Sender = createSender({ submissionApi: '', tokenUrl: '', clientId: '', clientSecret: '' })
     // @ts-expect-error: a sender cannot be made of nothing
     createSender()
     // @ts-expect-error: what the sender gives is typed
     export const wrong: number = await sender.announce({ destinationId: '', announcedAttachments: [], publicService: { identifier: '' } })`,
  )
  const options = ['--noEmit', '--strict', '--target', 'es2024', '--module', 'nodenext', '--lib', 'es2024,dom']
  const compiler = fileURLToPath(import.meta.resolve('typescript/bin/tsc'))
  assert.equal(run(compiler, ...options, 'consumer.ts'), '')
})

test('tests and the modules of Node stay out of the package', () => {
  const files = readdirSync(packed, { recursive: true, encoding: 'utf8' })
  assert.ok(files.includes('index.d.ts') && files.includes('README.md'))
  assert.deepEqual(
    files.filter((file) => /testing|\.test\./.test(file)),
    [],
  )
  for (const file of files.filter((name) => name.endsWith('.js'))) {
    assert.doesNotMatch(readFileSync(join(packed, file), 'utf8'), /from '[^']+\.ts'|from 'node:/, file)
  }
  assert.equal(JSON.parse(readFileSync(join(packed, 'package.json'), 'utf8')).private, undefined)
})
