// Wild but acceptable applications: everything a form within the limits may yield, and nothing else.
import fc from 'fast-check'
import type { CanonicalApplication, Fachangabe } from '../canonical/application.ts'
import type { BlockField } from '../canonical/block-table.ts'
import { blockFields } from '../canonical/blocks.ts'
import type { ValueOfKind } from '../canonical/values.ts'
import type { Limit } from '../profiles/codec.ts'
import { messageLimits } from '../profiles/profiles.ts'
import { aHeader } from './an-application.ts'
import { day, lines, wildText } from './wild.ts'

const code = fc.stringMatching(/^[A-Za-z0-9][A-Za-z0-9._-]{0,20}$/)
const coded = fc.oneof(fc.record({ code }), fc.record({ code, name: wildText() }))
const country = fc.stringMatching(/^[A-Z]{2}$/)

/** Values by kind, within a limit. */
const wild: { readonly [Kind in keyof ValueOfKind]: (limit: Limit) => fc.Arbitrary<unknown> } = {
  name: ({ maxLength }) => wildText(maxLength),
  text: ({ maxLength }) => wildText(maxLength),
  email: ({ maxLength }) => wildText(maxLength),
  phone: ({ maxLength }) => wildText(maxLength),
  'long-text': ({ maxLength }) => wildText(maxLength, lines),
  date: () => day,
  'partial-date': () =>
    fc.oneof(
      day,
      fc.constant('unknown'),
      fc.tuple(day, fc.constantFrom(4, 7)).map(([day, length]) => day.slice(0, length)),
    ),
  'yes-no': () => fc.boolean(),
  flag: () => fc.constant(true),
  integer: ({ min = 0, max = 1000 }) => fc.integer({ min, max }),
  money: () => fc.integer({ min: 0, max: 99_999_999_999 }).map((cents) => (cents / 100).toFixed(2)),
  choice: () => coded,
  choices: () => fc.array(coded, { minLength: 1, maxLength: 5 }),
  country: () => country,
  countries: () => fc.uniqueArray(country, { minLength: 1, maxLength: 5 }),
}

const postcode = fc.stringMatching(/^[0-9]{5}$/)
const arbitraryAt: { readonly [path: string]: fc.Arbitrary<unknown> } = { 'address.postcode': postcode, 'work.employerPostcode': postcode }

/** Values of a field of a block; of a group some records, now and then an empty one. */
function valueAt(path: string, field: BlockField): fc.Arbitrary<unknown> {
  if (field.kind !== 'group') return arbitraryAt[path] ?? wild[field.kind](messageLimits.paths.get(path) ?? {})
  const inner = Object.entries(field.fields).map(([name, one]) => [name, valueAt(`${path}.${name}`, one)])
  return fc.array(fc.record(Object.fromEntries(inner), { requiredKeys: [] }), { minLength: 1, maxLength: 3 })
}

const fachangabe = (depth: number): fc.Arbitrary<Fachangabe> =>
  fc.constantFrom(...Object.keys(messageLimits.fachangaben).filter((kind) => depth > 0 || kind !== 'group')).chain((kind) => {
    const entries = fc.array(fc.array(fachangabe(depth - 1), { maxLength: 3 }), { minLength: 1, maxLength: 3 })
    const value = kind === 'group' ? entries : wild[kind as keyof ValueOfKind](messageLimits.fachangaben[kind] ?? {})
    return fc.record({ id: code, label: wildText(), kind: fc.constant(kind), value }) as fc.Arbitrary<Fachangabe>
  })

/** Values for some of the fields; without a family or given name it is stated that there is none, and a birth date is always stated. */
const typedBlocks = fc
  .record(
    Object.fromEntries(
      [...blockFields].filter(([path]) => path.split('.').length === 2).map(([path, field]) => [path, valueAt(path, field)]),
    ),
    { requiredKeys: ['person.birthDate', 'person.noFamilyName', 'person.noGivenNames'] },
  )
  .map((values) => {
    const blocks: { [block: string]: { [name: string]: unknown } } = {}
    for (const [path, value] of Object.entries(values)) {
      if (path === 'person.noFamilyName' && 'person.familyName' in values) continue
      if (path === 'person.noGivenNames' && 'person.givenNames' in values) continue
      const [block = '', name = ''] = path.split('.')
      blocks[block] = { ...blocks[block], [name]: value }
    }
    return blocks
  })

const hash = fc.stringMatching(/^[0-9a-f]{64}$/)
const document = fc.record(
  {
    attachmentId: fc.uuid({ version: 4 }),
    code,
    label: wildText(),
    filename: wildText(255),
    mimeType: fc.constantFrom('application/pdf', 'image/jpeg', 'image/png'),
    bytes: fc.nat(104_857_600),
    sha256: hash,
  },
  { requiredKeys: ['attachmentId', 'code', 'filename', 'mimeType', 'bytes', 'sha256'] },
)

/** Any application that has to survive writing and reading. */
export const arbitraryApplication: fc.Arbitrary<CanonicalApplication> = fc
  .record({
    header: fc.record({ test: fc.boolean(), messageId: fc.uuid({ version: 4 }) }).map(aHeader),
    blocks: typedBlocks,
    fachangaben: fc.array(fachangabe(1), { maxLength: 6 }),
    documents: fc.array(document, { maxLength: 3 }),
    laterDocuments: fc.array(coded, { maxLength: 3 }),
    declarations: fc.array(fc.record({ id: code, textSha256: hash, text: wildText() }), { maxLength: 3 }),
  })
  .map(({ blocks, ...rest }) => ({ ...rest, ...blocks }))
