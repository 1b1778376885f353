import {
  type Answers,
  type AnswerValue,
  berlinDay,
  type Field,
  type Form,
  formatText,
  type GroupEntry,
  type Texts,
} from '@aufenthalt/model'
import { presentAnswer, type Reader } from './present-answer.ts'
import { presentClock, presentDay } from './present-time.ts'

/** A text in German and, where it differs, in the person's language; `own` is empty otherwise. */
export type Bilingual = { readonly de: string; readonly own: string }

/** One line: what was asked, and what was said. */
export type PdfRow = { readonly label: Bilingual; readonly value: Bilingual }

/** The document's own words, texts `ui.pdf.<label>`. */
export const pdfLabels = [
  'authority',
  'reference-number',
  'received',
  'first-attempt',
  'question',
  'answer',
  'effect',
  'no-decision',
  'proof',
  'proof-text',
  'proof-image',
  'documents',
  'document',
  'file',
  'declarations',
  'translation',
  'page',
] as const

/** Everything that the PDF of an application shows. Times are UTC, ISO 8601; `bytes` is the size of a document. */
export type ApplicationPdf = {
  readonly language: string
  readonly title: Bilingual
  readonly authority: { readonly ags: string; readonly name: string }
  readonly referenceNumber: string
  readonly receivedAt: string
  readonly firstAttemptAt: string
  readonly sections: readonly { readonly title: Bilingual; readonly rows: readonly PdfRow[] }[]
  readonly documents: readonly { readonly label: Bilingual; readonly filename: string; readonly bytes: number }[]
  readonly declarations: readonly Bilingual[]
  readonly effect: Bilingual
  readonly verifyUrl: string
  readonly receiptJws: string
  readonly labels: { readonly [label in (typeof pdfLabels)[number]]: Bilingual }
}

/** What a PDF is made from. `answers` are the relevant ones, `declarations` the ids that were ticked, `effect` is an id `FX-…` (§ 81 AufenthG). */
export type ApplicationPdfSource = Pick<
  ApplicationPdf,
  'language' | 'authority' | 'referenceNumber' | 'receivedAt' | 'firstAttemptAt' | 'verifyUrl' | 'receiptJws'
> & {
  readonly form: Form
  readonly answers: Answers
  readonly texts: Texts
  readonly germanTexts: Texts
  readonly documents: readonly { readonly code: string; readonly filename: string; readonly bytes: number }[]
  readonly declarations: readonly string[]
  readonly effect: string
}

type Say = (write: (reader: Reader) => string) => Bilingual

/** Writes down an application in both languages, whatever its form asks; the person gets the whole of it as their copy (§ 9a OZG). */
export function applicationPdf(source: ApplicationPdfSource): ApplicationPdf {
  const { form, answers, language, authority, referenceNumber, receivedAt, firstAttemptAt, verifyUrl, receiptJws } = source
  const say = speaker(source)
  const text = (key: string): Bilingual => say(({ texts }) => formatText(texts, key))
  const arrival = ({ language: own }: Reader) => ({ time: presentClock(receivedAt, own), date: presentDay(berlinDay(receivedAt), own) })
  return {
    language,
    authority,
    referenceNumber,
    receivedAt,
    firstAttemptAt,
    verifyUrl,
    receiptJws,
    title: text('service.title'),
    sections: form.pages
      .map(({ id, fields }) => ({ title: text(`page.${id}.title`), rows: rowsOf(fields, answers, say) }))
      .filter(({ rows }) => rows.length > 0),
    documents: source.documents.map(({ code, filename, bytes }) => ({ label: text(`document.${code}.label`), filename, bytes })),
    declarations: source.declarations.map((id) => text(`declaration.${id}.text`)),
    effect: say((reader) => formatText(reader.texts, `effect.${source.effect}`, arrival(reader))),
    labels: Object.fromEntries(pdfLabels.map((label) => [label, text(`ui.pdf.${label}`)])) as ApplicationPdf['labels'],
  }
}

/** Says everything twice, once per reader; the second time is left out where it would be the same. */
function speaker({ language, texts, germanTexts }: ApplicationPdfSource): Say {
  return (write) => {
    const de = write({ language: 'de', texts: germanTexts })
    const own = write({ language, texts })
    return { de, own: own === de ? '' : own }
  }
}

function rowsOf(fields: readonly Field[], answers: Answers | GroupEntry, say: Say, entry: (reader: Reader) => string = () => ''): PdfRow[] {
  return fields.flatMap((field) => {
    const value = answers[field.id]
    if (value === undefined) return []
    const label = (reader: Reader) => entry(reader) + formatText(reader.texts, `field.${field.id}.label`)
    const inner = field.fields ?? []
    if (field.kind === 'group') return entriesOf(value).flatMap((one, index) => rowsOf(inner, one, say, numbered(label, index)))
    return [{ label: say(label), value: say((reader) => presentAnswer(value, field, reader)) }]
  })
}

function entriesOf(value: AnswerValue): readonly GroupEntry[] {
  return Array.isArray(value) ? (value as readonly GroupEntry[]) : []
}

/** Puts the group's name and the entry's number before a label: `Kinder 2 · Geburtsdatum`. */
function numbered(label: (reader: Reader) => string, index: number): (reader: Reader) => string {
  return (reader) => `${label(reader)} ${index + 1} · `
}
