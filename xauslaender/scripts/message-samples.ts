// The samples of the reply channel, one of each kind, for the golden test and for writing the golden files.
import { globSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { CaseMessage } from '@aufenthalt/model'

/** One sample: `path` without its endings, so that `<path>.<profile>.xml` is the golden message. */
export type MessageSample = { readonly path: string; readonly message: CaseMessage }

const folder = fileURLToPath(new URL('../samples/', import.meta.url))

/** All samples, by the names of their files. */
export const readMessageSamples = (): MessageSample[] =>
  globSync('*.json', { cwd: folder })
    .sort()
    .map((file) => ({ path: join(folder, basename(file, '.json')), message: JSON.parse(readFileSync(join(folder, file), 'utf8')) }))
