import { effectOf } from '@aufenthalt/model'
import { type ApplicationPdf, applicationPdf } from '../../server/src/pdf/application-pdf.ts'
import { createPdfWriter } from '../../server/src/pdf/create-pdf-writer.ts'
import { type Figure, measureBeside } from './measure.ts'
import { readCanonicalSample, readSample } from './sample.ts'

/** Setting the PDF of an application in two languages, beside the same document without any content. */
export async function benchPdf(): Promise<Figure[]> {
  const application = await bilingualPdf()
  const empty: ApplicationPdf = { ...application, sections: [], documents: [], declarations: [] }
  const writer = createPdfWriter()
  try {
    const floor = { name: 'PDF without questions, documents, declarations', run: () => writer.write(empty) }
    return await measureBeside(floor, { name: 'PDF of a complete application', run: () => writer.write(application) }, 8000)
  } finally {
    await writer.close()
  }
}

async function bilingualPdf(): Promise<ApplicationPdf> {
  const { form, answers, catalogue } = await readSample()
  const { header, documents, declarations } = readCanonicalSample()
  const { authority, referenceNumber, receivedAt, firstAttemptAt } = header
  return applicationPdf({
    ...{ form, answers, authority, referenceNumber, receivedAt, firstAttemptAt, documents, later: [] },
    language: 'en',
    texts: catalogue.getTexts(form, 'en'),
    germanTexts: catalogue.getTexts(form, 'de'),
    declarations: declarations.map(({ id }) => id),
    effect: effectOf(answers, receivedAt),
    verifyUrl: 'https://aufenthalt.example/verify',
    // As long as a signed receipt: header, claims and an Ed25519 signature, all base64url.
    receiptJws: `${'a'.repeat(90)}.${'b'.repeat(400)}.${'c'.repeat(86)}`,
  })
}
