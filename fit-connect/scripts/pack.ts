// `node fit-connect/scripts/pack.ts [folder]`: emits the package as JavaScript and type declarations, ready for `npm pack`, into `dist`.
// It is compiled without the types of Node, so that nothing of Node can slip into what runs in browsers too.
import { execFileSync } from 'node:child_process'
import { copyFileSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))

/** Compiles the package into a folder and writes the package.json that goes with it. */
export function packInto(folder: string): void {
  rmSync(folder, { recursive: true, force: true })
  const compiler = fileURLToPath(import.meta.resolve('typescript/bin/tsc'))
  execFileSync(process.execPath, [compiler, '-p', join(root, 'tsconfig.pack.json'), '--outDir', folder], { stdio: 'inherit' })
  const { private: _private, devDependencies: _own, ...manifest } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  const packed = { ...manifest, sideEffects: false, exports: { '.': { types: './index.d.ts', default: './index.js' } } }
  writeFileSync(join(folder, 'package.json'), `${JSON.stringify(packed, null, 2)}\n`)
  copyFileSync(join(root, 'README.md'), join(folder, 'README.md'))
}

if (process.argv[1] === fileURLToPath(import.meta.url)) packInto(resolve(process.argv[2] ?? join(root, 'dist')))
