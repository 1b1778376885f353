import type { Answers, AnswerValue, Field, Form, GroupEntry, Texts } from '@aufenthalt/model'
import type { CanonicalApplication, DeclarationMade, DocumentReference, Fachangabe, Header } from './application.ts'
import type { PlainField } from './block-table.ts'
import { blockFields } from './blocks.ts'
import { codeNames, effectNames } from './code-names.ts'
import type { Coded } from './values.ts'

/** What a canonical application is made of. `answers` are the relevant ones (hidden fields dropped), `texts` the German ones. */
type Parts = {
  readonly form: Form
  readonly answers: Answers
  readonly texts: Texts
  readonly header: Header
  readonly documents: readonly DocumentReference[]
  /** Codes of documents that will follow. */
  readonly later?: readonly string[]
  readonly declarations: readonly DeclarationMade[]
}

type Convert = (value: AnswerValue, field: Field, texts: Texts) => unknown

const asIs: Convert = (value) => value

/** How an answer becomes a canonical value, by kind; what is not listed stays as it is. */
const converts: { readonly [kind: string]: Convert } = {
  flag: (value) => value || undefined,
  choice: (value, field, texts) => coded(String(value), field, texts),
  choices: (value, field, texts) => (value as readonly string[]).map((code) => coded(code, field, texts)),
  group: (value, field, texts) => (value as readonly GroupEntry[]).map((entry) => fachangabenOf(field.fields ?? [], entry, texts)),
}

/** Builds the canonical application: what has a path goes into its typed block, everything else becomes a Fachangabe. */
export function canonicalApplication({ form, answers, texts, header, documents, later = [], declarations }: Parts): CanonicalApplication {
  const fields = form.pages.flatMap((page) => page.fields)
  return {
    header: { ...header, ...withText('serviceTitle', texts, 'service.title'), ...withText('effectText', effectNames, header.effect) },
    ...blocksOf(fields.filter(hasBlock), answers, texts),
    fachangaben: fachangabenOf(
      fields.filter((field) => !hasBlock(field)),
      answers,
      texts,
    ),
    documents: documents.map((document) => ({
      ...document,
      filename: fileName(document),
      ...withText('label', texts, `document.${document.code}.label`),
    })),
    laterDocuments: later.map((code) => ({ code, ...withText('name', texts, `document.${code}.label`) })),
    declarations: declarations.map((declaration) => ({ ...declaration, ...withText('text', texts, `declaration.${declaration.id}.text`) })),
  }
}

/** A group has its block where each of its fields has a place in the record: else an answer would be lost. */
function hasBlock({ path = '', fields = [] }: Field): boolean {
  const known = blockFields.get(path)
  if (known?.kind !== 'group') return known !== undefined
  return fields.every((inner) => inner.path !== undefined && Object.hasOwn(known.fields, inner.path))
}

function blocksOf(fields: readonly Field[], answers: Answers, texts: Texts): object {
  const blocks: { [block: string]: { [name: string]: unknown } } = {}
  for (const field of fields) {
    const value = blockValue(field, answers[field.id], texts)
    if (value === undefined) continue
    const [block = '', name = ''] = field.path?.split('.') ?? []
    blocks[block] = { ...blocks[block], [name]: value }
  }
  return blocks
}

function blockValue(field: Field, answer: AnswerValue | undefined, texts: Texts): unknown {
  const known = blockFields.get(field.path ?? '')
  if (known?.kind !== 'group') return canonicalValue(known?.kind ?? field.kind, field, answer, texts)
  const entries = (answer ?? []) as readonly GroupEntry[]
  return entries.length === 0 ? undefined : entries.map((entry) => recordOf(known.fields, field, entry, texts))
}

/** One entry of a group as the record that its block has for it. */
function recordOf(known: { readonly [name: string]: PlainField }, group: Field, entry: GroupEntry, texts: Texts): object {
  const values = (group.fields ?? []).map((field) => {
    const name = field.path ?? ''
    const placed = { ...field, path: `${group.path}.${name}` }
    return [name, canonicalValue(known[name]?.kind ?? field.kind, placed, entry[field.id], texts)] as const
  })
  return Object.fromEntries(values.filter(([, value]) => value !== undefined))
}

function fachangabenOf(fields: readonly Field[], answers: Answers, texts: Texts): Fachangabe[] {
  return fields.flatMap((field) => {
    const value = canonicalValue(field.kind, field, answers[field.id], texts)
    const label = tidy(texts[`field.${field.id}.label`] ?? field.id)
    return value === undefined ? [] : [{ id: field.id, label, kind: field.kind, value } as Fachangabe]
  })
}

/** No answer, an empty text and an empty list are the same: nothing was said. */
function canonicalValue(kind: string, field: Field, answer: AnswerValue | undefined, texts: Texts): unknown {
  const isEmpty = answer === undefined || answer === '' || (Array.isArray(answer) && answer.length === 0)
  return isEmpty ? undefined : (converts[kind] ?? asIs)(answer, field, texts)
}

function coded(code: string, { id, list = id, path = '' }: Field, texts: Texts): Coded {
  const name = codeNames[path]?.[code] ?? texts[`option.${list}.${code}`] ?? ''
  return { code, ...(name !== '' && { name: tidy(name) }) }
}

function withText<Name extends string>(name: Name, texts: Texts, key: string): { [name in Name]?: string } {
  const text = tidy(texts[key] ?? '')
  return (text === '' ? {} : { [name]: text }) as { [name in Name]?: string }
}

/** People call files as they like; a message carries what XML can, at most 255 characters, and the ending in any case. */
function fileName({ filename, code }: DocumentReference): string {
  const clean = filename.replace(/[\p{Cc}\uFFFE\uFFFF]/gu, ' ').slice(-255)
  return clean.toWellFormed() || code
}

/** Catalogue texts may be wrapped or indented; a message carries them as one line. */
const tidy = (text: string): string => text.replace(/\s+/g, ' ').trim()
