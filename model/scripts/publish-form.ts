// Writes the hashes of all forms to forms/published.json: node model/scripts/publish-form.ts [--draft]
// A version that is published never changes: applications were made by its wording. With --draft, changed hashes are taken over while nobody uses them.
import { existsSync, writeFileSync } from 'node:fs'
import { type PublishedForm, publishedFile, readForms, readPublished } from './read-forms.ts'

const isDraft = process.argv.includes('--draft')
const published = existsSync(publishedFile) ? readPublished() : []
const found: PublishedForm[] = readForms().map(({ form: { service, version }, sha256 }) => ({ service, version, sha256 }))

const isSame = (a: PublishedForm, b: PublishedForm): boolean => a.service === b.service && a.version === b.version
const changed = published.filter((old) => found.find((form) => isSame(form, old))?.sha256 !== old.sha256)

if (changed.length > 0 && !isDraft) {
  for (const { service, version } of changed)
    process.stderr.write(`${service} ${version} is published and must not change; make a new version\n`)
  process.exitCode = 1
} else {
  writeFileSync(publishedFile, `${JSON.stringify(found, undefined, 2)}\n`)
  process.stdout.write(`${found.length} published\n`)
}
