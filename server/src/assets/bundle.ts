// Bundles what the browser runs. Element and console are known here only by where their entry files lie: nothing of them is imported.
import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { type BuildResult, build, type Plugin, transform } from 'esbuild'
import { readTheme, tokensOf } from './kern-tokens.ts'

const elementFolder = fileURLToPath(new URL('../../../element/src/', import.meta.url))
const consoleFolder = fileURLToPath(new URL('../../../console/src/', import.meta.url))

/** Oldest browsers: all that take adopted style sheets, which the content security policy asks for. */
const target = ['chrome111', 'firefox113', 'safari16.4']

const options = {
  absWorkingDir: elementFolder,
  bundle: true,
  minify: true,
  write: false,
  metafile: true,
  target,
  charset: 'utf8',
  legalComments: 'linked',
  logLevel: 'silent',
  loader: { '.woff2': 'file' },
} as const

/** Makes style sheets texts, each with the KERN tokens that it uses in front. */
const styleSheets: Plugin = {
  name: 'style-sheets',
  setup({ onLoad, resolve }) {
    onLoad({ filter: /\.css$/ }, async ({ path }) => {
      const { path: kernPath } = await resolve('@kern-ux/native/dist/kern.css', { kind: 'import-statement', resolveDir: elementFolder })
      const [styles, kern] = await Promise.all([readFile(path, 'utf8'), readFile(kernPath, 'utf8')])
      const { code } = await transform(tokensOf(styles, readTheme(kern)) + styles, { loader: 'css', minify: true, target })
      return { contents: code, loader: 'text', watchFiles: [path, kernPath] }
    })
  },
}

/** What esbuild gives back with the options above. */
export type Bundle = BuildResult<typeof options>

/** Bundles the worker that makes pictures ready, a classic script. */
export function bundlePictureWorker(): Promise<Bundle> {
  return build({
    ...options,
    entryPoints: { pictures: 'documents/picture-worker.ts' },
    format: 'iife',
    outdir: '/assets',
    entryNames: '[name].[hash]',
  })
}

/** Bundles the frame's script and the module for mounting in the page; later pages are chunks of their own. `workerPath` is where the worker lies. */
export function bundleElement(workerPath: string): Promise<Bundle> {
  return build({
    ...options,
    define: { PICTURE_WORKER: JSON.stringify(workerPath) },
    entryPoints: { frame: 'frame/frame.ts', element: 'index.ts' },
    format: 'esm',
    splitting: true,
    outdir: '/assets',
    entryNames: '[name].[hash]',
    chunkNames: '[name].[hash]',
    assetNames: '[name].[hash]',
    plugins: [styleSheets],
  })
}

/** Bundles the loader, a classic script. `modulePath` is where the module for mounting in the page lies. */
export function bundleLoader(modulePath: string): Promise<Bundle> {
  return build({
    ...options,
    entryPoints: { aufenthalt: 'loader/loader.ts' },
    format: 'iife',
    outdir: '/v1',
    entryNames: '[name].[hash]',
    define: { ELEMENT_MODULE: JSON.stringify(modulePath) },
  })
}

/** Bundles the console's script, a module. */
export function bundleConsole(): Promise<Bundle> {
  return build({
    ...options,
    absWorkingDir: consoleFolder,
    entryPoints: { console: 'index.ts' },
    format: 'esm',
    outdir: '/assets',
    entryNames: '[name].[hash]',
  })
}
