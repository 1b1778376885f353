import { createHash } from 'node:crypto'
import { basename, extname } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, gzip } from 'node:zlib'
import { type Bundle, bundleConsole, bundleElement, bundleLoader, bundlePictureWorker } from './bundle.ts'

/** A file for the browser, compressed once at start. */
export type Asset = {
  readonly path: string
  readonly type: string
  readonly body: Buffer
  readonly encoded: { readonly br?: Buffer; readonly gzip?: Buffer }
  readonly integrity: string
}

/** All files for the browser. Paths carry a hash of the content. */
export type Assets = {
  readonly files: ReadonlyMap<string, Asset>
  readonly loader: Asset
  /** The frame's script, with the chunks that it needs at once. */
  readonly frame: { readonly script: string; readonly chunks: readonly string[] }
  /** Path of the console's script. */
  readonly console: string
}

const types: { readonly [extension: string]: string } = {
  '.js': 'text/javascript; charset=utf-8',
  '.woff2': 'font/woff2',
  '.txt': 'text/plain; charset=utf-8',
}

const compress = { br: promisify(brotliCompress), gzip: promisify(gzip) }

async function assetOf({ path, contents }: { path: string; contents: Uint8Array }): Promise<Asset> {
  const body = Buffer.from(contents)
  const isText = extname(path) !== '.woff2'
  const encoded = isText ? { br: await compress.br(body), gzip: await compress.gzip(body, { level: 9 }) } : {}
  const integrity = `sha384-${createHash('sha384').update(body).digest('base64')}`
  return { path, type: types[extname(path)] ?? 'application/octet-stream', body, encoded, integrity }
}

/** Where the output of an entry file lies, with the chunks that it imports statically. */
function outputOf({ metafile }: Bundle, entry: string) {
  const found = Object.entries(metafile.outputs).find(([, output]) => output.entryPoint === entry)
  if (!found) throw new Error(`No bundle of ${entry}`)
  const [path, { imports }] = found
  return {
    path: publicPath(path),
    chunks: imports.filter(({ kind }) => kind === 'import-statement').map((chunk) => publicPath(chunk.path)),
  }
}

/** The metafile names outputs relative to the working directory; only the last folder is ours. */
const publicPath = (path: string) => `/${path.split('/').slice(-2).join('/')}`

/** Bundles and compresses everything for the browser: in memory, in a fraction of a second. */
export async function buildAssets(): Promise<Assets> {
  const worker = await bundlePictureWorker()
  const { path: workerPath } = outputOf(worker, 'documents/picture-worker.ts')
  const [element, staffConsole] = await Promise.all([bundleElement(workerPath), bundleConsole()])
  const { path: modulePath } = outputOf(element, 'index.ts')
  const loaderBundle = await bundleLoader(modulePath)
  const assets = await Promise.all([worker, element, loaderBundle, staffConsole].flatMap(({ outputFiles }) => outputFiles).map(assetOf))
  const files = new Map(assets.map((asset) => [asset.path, asset]))
  const loader = assets.find(({ path }) => basename(path).startsWith('aufenthalt.') && path.endsWith('.js'))
  if (!loader) throw new Error('No bundle of the loader')
  const { path: script, chunks } = outputOf(element, 'frame/frame.ts')
  return { files, loader, frame: { script, chunks }, console: outputOf(staffConsole, 'index.ts').path }
}
