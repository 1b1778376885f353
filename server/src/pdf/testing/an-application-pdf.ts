import type { ApplicationPdf, Bilingual } from '../application-pdf.ts'

/** A text that is the same for every reader. */
export const german = (de: string): Bilingual => ({ de, own: '' })

const both = (de: string, own: string): Bilingual => ({ de, own })

/** An application of a fictitious person, in German and English, with what a test wants different. */
export function anApplicationPdf(changes: Partial<ApplicationPdf> = {}): ApplicationPdf {
  return {
    language: 'en',
    title: both('Aufenthaltstitel zur Erwerbstätigkeit', 'Residence title for work'),
    authority: { ags: '12999001', name: 'Ausländerbehörde Musterstadt' },
    referenceNumber: 'AT-7K3M-9QXD-2B4R',
    receivedAt: '2026-10-25T00:30:12.345Z',
    firstAttemptAt: '2026-10-25T00:29:58.001Z',
    sections: [
      {
        title: both('Angaben zur Person', 'About you'),
        parts: [
          {
            rows: [
              { label: both('Familienname', 'Family name'), value: german('Beispiel') },
              { label: both('Geburtsdatum', 'Date of birth'), value: both('02.03.1994', '2 March 1994') },
              { label: both('Staatsangehörigkeit', 'Nationality'), value: both('Georgien', 'Georgia') },
            ],
          },
          { title: both('Kind 1', 'Child 1'), rows: [{ label: both('Vornamen', 'Given names'), value: german('Erstes') }] },
          { title: both('Kind 2', 'Child 2'), rows: [{ label: both('Vornamen', 'Given names'), value: german('Zweites') }] },
        ],
      },
    ],
    documents: [{ label: both('Pass', 'Passport'), filename: 'passport.jpg', bytes: 123_456 }],
    later: [both('Arbeitsvertrag', 'Employment contract')],
    declarations: [both('Meine Angaben sind vollständig und richtig.', 'My statements are complete and true.')],
    effect: both(
      'Ihr Antrag ist angekommen. Nach Ihren Angaben war Ihr Aufenthaltstitel zu diesem Zeitpunkt noch gültig.',
      'Your application has arrived. According to your statements your residence title was still valid at that time.',
    ),
    verifyUrl: 'https://aufenthalt.example/verify',
    receiptJws: `${'a'.repeat(90)}.${'b'.repeat(400)}.${'c'.repeat(86)}`,
    labels: {
      authority: both('Behörde', 'Authority'),
      'reference-number': both('Vorgangsnummer', 'Reference number'),
      received: both('Eingegangen', 'Received'),
      'first-attempt': both('Erster Versuch zu senden', 'First attempt to send'),
      question: both('Angabe', 'Question'),
      answer: both('Antwort', 'Answer'),
      effect: both('Was Ihr Antrag bewirkt', 'What your application means'),
      'no-decision': both('Dies ist keine Entscheidung über Ihren Antrag.', 'This is no decision on your application.'),
      proof: both('Eingang prüfen', 'Check this receipt'),
      'proof-text': both(
        'Wer diesen Code öffnet, kann prüfen, wann und wo der Antrag eingegangen ist.',
        'Whoever opens this code can check when and where the application arrived.',
      ),
      'proof-image': both('QR-Code mit der signierten Eingangsbestätigung', 'QR code with the signed receipt'),
      documents: both('Unterlagen', 'Documents'),
      document: both('Unterlage', 'Document'),
      file: both('Datei', 'File'),
      later: both('Unterlagen, die folgen', 'Documents that follow'),
      declarations: both('Erklärungen', 'Declarations'),
      translation: both('Maßgeblich ist der deutsche Text.', 'The German text is decisive; the translation is help.'),
      page: both('Seite', 'Page'),
    },
    ...changes,
  }
}
