// What strangers send must fit beside everything else: the whole process stays below 512 MB whatever is checked at once.
import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { deflateSync } from 'node:zlib'
import { aJpeg, aPdf, aPng } from './testing/a-file.ts'

const folder = await mkdtemp(join(tmpdir(), 'check-memory-'))
after(() => rm(folder, { recursive: true }))

/** Checks files in a process of their own, all at once. */
async function checkAtOnce(files: readonly Uint8Array[]) {
  const paths = files.map((_, index) => join(folder, String(index)))
  for (const [index, file] of files.entries()) await writeFile(paths[index] ?? '', file)
  const script = fileURLToPath(new URL('./testing/check-at-once.ts', import.meta.url))
  // As the operator's handbook says: the C library else keeps what each thread once had.
  const env = { MALLOC_ARENA_MAX: '2' }
  const { stdout } = await promisify(execFile)(process.execPath, [script, ...paths], { env })
  return JSON.parse(stdout) as { readonly kinds: readonly string[]; readonly mostBytes: number }
}

test('the largest photos and PDFs that pack most, all at once, stay within 512 MB', async () => {
  const blanks = deflateSync(Buffer.alloc(400_000_000, 0x20))
  const photo = await aJpeg(7_000, 7_000)
  const picture = await aPng(6_300, 6_300)
  const bomb = await aPdf(({ context }) => context.register(context.stream(blanks, { Filter: 'FlateDecode' })))
  const scan = await aPdf(({ context }) => context.register(context.stream(new Uint8Array(9_000_000))))
  const { kinds, mostBytes } = await checkAtOnce([photo, photo, photo, photo, picture, bomb, bomb, scan])
  assert.deepEqual(kinds, [...Array(5).fill('checked'), 'unpacked-size', 'unpacked-size', 'checked'])
  assert.ok(mostBytes < 512 * 1024 * 1024, `${Math.round(mostBytes / 1e6)} MB`)
})
