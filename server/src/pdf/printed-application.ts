import type { ApplicationPdf, Bilingual, PdfRow } from './application-pdf.ts'
import { fontFamilies } from './fonts.ts'
import { presentMoment, presentNumber } from './present-time.ts'

const same = (de: string): Bilingual => ({ de, own: '' })

/** Brings an application into the shape that `application.typ` reads: texts in their final wording and order, no layout. */
export function printedApplication({ labels, language, authority, referenceNumber, ...application }: ApplicationPdf) {
  const facts: PdfRow[] = [
    { label: labels.authority, value: same(authority.name) },
    { label: labels['reference-number'], value: same(referenceNumber) },
    { label: labels.received, value: moment(application.receivedAt, language) },
    { label: labels['first-attempt'], value: moment(application.firstAttemptAt, language) },
  ]
  return {
    language: new Intl.Locale(language).language,
    fonts: fontFamilies.map(({ name }) => name),
    date: utcParts(application.receivedAt),
    title: application.title,
    authorityName: authority.name,
    referenceNumber,
    pageLabel: labels.page.de,
    facts,
    rowHeader: [labels.question, labels.answer],
    sections: application.sections,
    effect: { title: labels.effect, texts: [application.effect, labels['no-decision']] },
    proof: { title: labels.proof, text: labels['proof-text'], alt: labels['proof-image'].de, address: application.verifyUrl },
    documents: {
      title: labels.documents,
      header: [labels.document, labels.file],
      rows: application.documents.map(({ label, filename, bytes }) => ({ label, value: same(`${filename} (${kilobytes(bytes)})`) })),
    },
    later: { title: labels.later, texts: application.later },
    declarations: { title: labels.declarations, texts: application.declarations },
    translation: language === 'de' ? same('') : labels.translation,
  }
}

/** A time both ways: by the authority's clock in each language, and in UTC, which never leaps. */
function moment(time: string, language: string): Bilingual {
  const de = `${presentMoment(time, 'de')} (Europe/Berlin)\n${new Date(time).toISOString()} (UTC)`
  return { de, own: language === 'de' ? '' : presentMoment(time, language) }
}

function kilobytes(bytes: number): string {
  return presentNumber(Math.ceil(bytes / 1000), 'de', { style: 'unit', unit: 'kilobyte' })
}

/** The parts of a moment in UTC as typst's `datetime` takes them. */
function utcParts(time: string) {
  const [year, month, day, hour, minute, second] = new Date(time).toISOString().split(/\D/).map(Number)
  return { year, month, day, hour, minute, second }
}
