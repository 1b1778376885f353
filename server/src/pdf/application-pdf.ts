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

/** Lines of a page that stand together; those of an entry of a group under its title, `Kind 2`. */
export type PdfPart = { readonly title?: Bilingual; readonly rows: readonly PdfRow[] }

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
  'later',
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
  readonly sections: readonly { readonly title: Bilingual; readonly parts: readonly PdfPart[] }[]
  readonly documents: readonly { readonly label: Bilingual; readonly filename: string; readonly bytes: number }[]
  /** Documents that the person will hand in later. */
  readonly later: readonly Bilingual[]
  readonly declarations: readonly Bilingual[]
  readonly effect: Bilingual
  readonly verifyUrl: string
  readonly receiptJws: string
  readonly labels: { readonly [label in (typeof pdfLabels)[number]]: Bilingual }
}

/** What a PDF is made from. `answers` are the relevant ones, `later` codes of documents, `declarations` the ids that were ticked, `effect` is an id `FX-…` (§ 81 AufenthG). */
export type ApplicationPdfSource = Pick<
  ApplicationPdf,
  'language' | 'authority' | 'referenceNumber' | 'receivedAt' | 'firstAttemptAt' | 'verifyUrl' | 'receiptJws'
> & {
  readonly form: Form
  readonly answers: Answers
  readonly texts: Texts
  readonly germanTexts: Texts
  readonly documents: readonly { readonly code: string; readonly filename: string; readonly bytes: number }[]
  readonly later: readonly string[]
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
      .map(({ id, fields }) => ({ title: text(`page.${id}.title`), parts: partsOf(fields, answers, say) }))
      .filter(({ parts }) => parts.length > 0),
    documents: source.documents.map(({ code, filename, bytes }) => ({ label: text(`document.${code}.label`), filename, bytes })),
    later: source.later.map((code) => text(`document.${code}.label`)),
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

/** Lines in the order of the form; each entry of a group has a title of its own. */
function partsOf(fields: readonly Field[], answers: Answers | GroupEntry, say: Say, entry?: Entry): PdfPart[] {
  const parts = fields.flatMap((field): PdfPart[] => {
    const value = answers[field.id]
    if (value === undefined) return []
    const label = ({ texts }: Reader) => formatText(texts, `field.${field.id}.label`)
    if (field.kind === 'group') {
      return entriesOf(value).flatMap((one, index) => partsOf(field.fields ?? [], one, say, entryOf(label, index, say, entry)))
    }
    return [
      { ...(entry && { title: entry.title }), rows: [{ label: say(label), value: say((reader) => presentAnswer(value, field, reader)) }] },
    ]
  })
  return parts.reduce(joined, [])
}

/** An entry of a group: what it is called by each reader, and as a title. */
type Entry = { readonly name: (reader: Reader) => string; readonly title: Bilingual }

/** `Kind 2`, and inside another entry `Kind 2 · Früherer Name 1`. */
function entryOf(label: (reader: Reader) => string, index: number, say: Say, outer?: Entry): Entry {
  const name = (reader: Reader) => [...(outer ? [outer.name(reader)] : []), `${label(reader)} ${index + 1}`].join(' · ')
  return { name, title: say(name) }
}

/** Puts a part to the one before where both belong to the same entry. */
function joined(parts: PdfPart[], part: PdfPart): PdfPart[] {
  const last = parts.at(-1)
  if (!last || last.title !== part.title) return [...parts, part]
  return parts.with(-1, { ...last, rows: [...last.rows, ...part.rows] })
}

function entriesOf(value: AnswerValue): readonly GroupEntry[] {
  return Array.isArray(value) ? (value as readonly GroupEntry[]) : []
}
