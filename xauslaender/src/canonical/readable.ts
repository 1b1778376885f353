import type { CanonicalApplication, Fachangabe } from './application.ts'
import type { BlockField } from './block-table.ts'
import { blocks } from './blocks.ts'
import { formatLanguage, formatSize, formatTime, formatValue } from './format-value.ts'
import type { ValueOfKind } from './values.ts'

/** One line for a human reader. */
export type ReadableRow = { readonly label: string; readonly value: string }

/** A titled group of lines. */
export type ReadableSection = { readonly title: string; readonly rows: readonly ReadableRow[] }

/** The whole application in German for a page or a print, in a fixed order; sections without content are left out. */
export function readable(application: CanonicalApplication): ReadableSection[] {
  const sections = [
    { title: 'Vorgang', rows: headerRows(application) },
    ...Object.entries(blocks).map(([block, { title, fields }]) => ({
      title,
      rows: blockRows(fields, application[block as keyof typeof blocks]),
    })),
    { title: 'Weitere Angaben', rows: application.fachangaben.flatMap((fachangabe) => fachangabeRows(fachangabe)) },
    { title: 'Unterlagen', rows: documentRows(application) },
    {
      title: 'Unterlagen, die folgen',
      rows: application.laterDocuments.map(({ code, name }) => ({ label: name ?? code, value: 'wird nachgereicht' })),
    },
    { title: 'Erklärungen', rows: application.declarations.map(({ id, text }) => ({ label: text ?? id, value: 'abgegeben' })) },
  ]
  return sections.filter(({ rows }) => rows.length > 0)
}

function headerRows({ header }: CanonicalApplication): ReadableRow[] {
  return [
    ...(header.test ? [{ label: 'Testnachricht', value: 'Ja – nicht bearbeiten' }] : []),
    { label: 'Vorgangsnummer', value: header.referenceNumber },
    { label: 'Online-Dienst', value: header.serviceTitle ?? header.service },
    { label: 'Ausländerbehörde', value: header.authority.name },
    { label: 'Eingegangen', value: formatTime(header.receivedAt) },
    { label: 'Erster Sendeversuch', value: formatTime(header.firstAttemptAt) },
    { label: 'Wirkung nach den Angaben der Person', value: header.effectText ?? header.effect },
    { label: 'Ausgefüllt auf', value: formatLanguage(header.language) },
  ]
}

/** Entries of a group are numbered: „Kind 2 – Vornamen“. */
function blockRows(
  fields: { readonly [name: string]: BlockField },
  block: { readonly [name: string]: unknown } = {},
  prefix = '',
): ReadableRow[] {
  return Object.entries(fields).flatMap(([name, field]) => {
    const value = block[name]
    if (value === undefined) return []
    if (field.kind !== 'group')
      return [{ label: prefix + field.label, value: formatValue(field.kind, value as ValueOfKind[typeof field.kind]) }]
    const entries = value as readonly { readonly [name: string]: unknown }[]
    return entries.flatMap((entry, index) => blockRows(field.fields, entry, `${field.label} ${index + 1} – `))
  })
}

/** Rows of an answer without a block; entries of a group are numbered. */
export function fachangabeRows({ label, ...typed }: Fachangabe, prefix = ''): ReadableRow[] {
  if (typed.kind !== 'group') return [{ label: prefix + label, value: formatValue(typed.kind, typed.value as never) }]
  return typed.value.flatMap((entry, index) => entry.flatMap((inner) => fachangabeRows(inner, `${prefix}${label} ${index + 1} – `)))
}

function documentRows({ documents }: CanonicalApplication): ReadableRow[] {
  return documents.map(({ code, label, filename, bytes }) => ({ label: label ?? code, value: `${filename} (${formatSize(bytes)})` }))
}
