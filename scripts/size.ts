// `npm run size`: what an applicant's browser loads before the first answer, in bytes after gzip, held against its budgets.
import { readdirSync } from 'node:fs'
import { basename, join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { beginningOf } from '@aufenthalt/model'
import { serviceTags } from '../element/src/loader/services.ts'
import { readView } from '../element/src/testing/read-view.ts'
import { type Assets, buildAssets } from '../server/src/assets/build-assets.ts'
import { framePage } from '../server/src/assets/frame-page.ts'
import { root } from './command.ts'

type Part = { readonly name: string; readonly bytes: number }
type Budget = { readonly title: string; readonly maxBytes: number; readonly parts: readonly Part[] }

const gzipBytes = (content: string | Buffer) => gzipSync(content, { level: 9 }).length

const languages = readdirSync(join(root, 'forms', 'texts'))

/** Until the first page is answered a person needs only a part of form and texts. */
function beginning(service: string, language: string) {
  const { form, texts, ...view } = readView(service, language)
  return { ...view, ...beginningOf(form, texts), isBeginning: true }
}

/** The frame's page, its script and chunks (styles are in them), form and texts of the largest language. Fonts and the rest follow later. */
function firstAnswer(assets: Assets, service: string): Budget {
  const { script, chunks } = assets.frame
  const page = framePage({ service, ags: '12999001', language: 'de', origins: ['https://www.musterstadt.example'], script, chunks })
  const views = languages.map((language) => ({
    name: `form and texts (${language})`,
    bytes: gzipBytes(JSON.stringify(beginning(service, language))),
  }))
  const scripts = [script, ...chunks].map((path) => ({
    name: basename(path),
    bytes: gzipBytes(assets.files.get(path)?.body ?? Buffer.alloc(0)),
  }))
  const [largest] = views.toSorted((a, b) => b.bytes - a.bytes)
  return {
    title: `${service} until the first answer`,
    maxBytes: 45_000,
    parts: [{ name: 'page', bytes: gzipBytes(page) }, ...scripts, ...(largest ? [largest] : [])],
  }
}

const assets = await buildAssets()
const budgets: readonly Budget[] = [
  { title: 'loader', maxBytes: 3_000, parts: [{ name: basename(assets.loader.path), bytes: gzipBytes(assets.loader.body) }] },
  ...serviceTags.map((service) => firstAnswer(assets, service)),
]

const column = (bytes: number) => bytes.toLocaleString('en').padStart(8)
for (const { title, maxBytes, parts } of budgets) {
  const sum = parts.reduce((total, { bytes }) => total + bytes, 0)
  for (const { name, bytes } of parts) console.log(`${column(bytes)}  ${name}`)
  console.log(`${column(sum)}  ${title}, budget${column(maxBytes)}${sum > maxBytes ? '  OVER' : ''}\n`)
  if (sum > maxBytes) process.exitCode = 1
}
