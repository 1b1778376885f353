import {
  attachmentsOf,
  type CaseMessage,
  formatText,
  type MessageFields,
  type MessageShape,
  messageTables,
  type StatedAnswer,
  type Texts,
} from '@aufenthalt/model'
import { formatSize, formatTime, formatValue } from './format-value.ts'
import { fieldLabels, messageTitles, messageWords } from './message-words.ts'
import { fachangabeRows, type ReadableRow, type ReadableSection } from './readable.ts'
import type { Coded } from './values.ts'

type Plain = { readonly [name: string]: unknown }

/** Fields that have sections of their own, or are of no use to a reader. */
const elsewhere = new Set([
  'messageId',
  'inReplyTo',
  'caseReference',
  'sentAt',
  'answerUntil',
  'textBlocks',
  'ownWords',
  'attachments',
  'attachmentIds',
])

/** Ids inside a message: they tie an answer to its question and say nothing to a reader. */
const keys = new Set(['itemId', 'questionId', 'textSha256'])

/**
 * A whole message in German for a page of a case, in a fixed order; sections without content are left out.
 * @param texts German texts with the blocks that a message may name, `message.<id>`; a missing one shows its key
 */
export function readableMessage(message: CaseMessage, texts: Texts = {}): ReadableSection[] {
  const { fields } = messageTables[message.kind]
  const { ownWords, textBlocks = [] } = message as { ownWords?: string; textBlocks?: TextBlocks }
  const sections = [
    { title: messageTitles[message.kind], rows: headRows(message) },
    { title: 'Inhalt', rows: fieldRows(fields, message, '') },
    { title: 'Textbausteine', rows: textBlocks.map((block) => ({ label: block.id, value: blockText(block, texts) })) },
    { title: 'Eigene Worte der Sachbearbeitung', rows: ownWords === undefined ? [] : [{ label: 'Text', value: ownWords }] },
    {
      title: 'Unterlagen',
      rows: attachmentsOf(message).map(({ code, label, filename, bytes }) => ({
        label: label ?? code,
        value: `${filename} (${formatSize(bytes)})`,
      })),
    },
  ]
  return sections.filter(({ rows }) => rows.length > 0)
}

type TextBlocks = readonly { readonly id: string; readonly parameters?: readonly { readonly name: string; readonly value: string }[] }[]

const blockText = ({ id, parameters = [] }: TextBlocks[number], texts: Texts): string =>
  formatText(texts, `message.${id}`, Object.fromEntries(parameters.map(({ name, value }) => [name, value])))

function headRows(message: CaseMessage): ReadableRow[] {
  const until = 'answerUntil' in message ? message.answerUntil : undefined
  return [
    { label: 'Vorgangsnummer', value: message.caseReference },
    { label: 'Gesendet', value: formatTime(message.sentAt) },
    ...(until === undefined ? [] : [{ label: 'Antwort bis', value: formatValue('date', until) }]),
  ]
}

function fieldRows(fields: MessageFields, record: Plain, prefix: string): ReadableRow[] {
  return Object.entries(fields).flatMap(([name, { shape }]) => {
    const value = record[name]
    if (value === undefined || elsewhere.has(name) || keys.has(name)) return []
    return valueRows(shape, value, prefix + (fieldLabels[name] ?? name))
  })
}

/** Entries of a list are numbered: „Unterlage 2 – Grund“. */
function valueRows(shape: MessageShape, value: unknown, label: string): ReadableRow[] {
  if (shape.kind === 'record') return fieldRows(shape.fields, value as Plain, `${label} – `)
  if (shape.kind === 'stated') return fachangabeRows(value as StatedAnswer)
  if (shape.kind !== 'list') return [{ label, value: valueText(shape, value) }]
  const entries = value as readonly unknown[]
  if (shape.of.kind === 'record' || shape.of.kind === 'stated')
    return entries.flatMap((entry, index) => valueRows(shape.of, entry, `${label} ${index + 1}`))
  return [{ label, value: entries.map((entry) => valueText(shape.of, entry)).join(', ') }]
}

function valueText({ kind }: MessageShape, value: unknown): string {
  if (kind === 'coded') return formatValue('choice', value as Coded)
  if (kind === 'one-of') return messageWords[String(value)] ?? String(value)
  if (kind === 'day') return formatValue('date', String(value))
  if (kind === 'money') return formatValue('money', String(value))
  return kind === 'instant' ? formatTime(String(value)) : String(value)
}
