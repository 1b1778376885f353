// German names of codes where the form speaks to the applicant („Ich suche Arbeit“) and a case worker needs the word of the field.
import type { EffectId } from '@aufenthalt/model'

/** Names by canonical path and code. Codes that are not listed bear the name under which the person chose them. */
export const codeNames: { readonly [path: string]: { readonly [code: string]: string } } = {
  'request.reason': {
    ERST: 'Ersterteilung',
    VERL: 'Verlängerung',
    ZWECK: 'Zweckwechsel',
    EIGEN: 'eigenständiges Aufenthaltsrecht',
    GEBURT: 'in Deutschland geborenes Kind',
    NEB: 'Änderung von Nebenbestimmungen',
    UEB: 'Übertragung wegen neuen Passes',
    NEU: 'Ersatzkarte',
    UNB: 'unbefristeter Titel',
  },
  'request.wantedDuration': { END_OF_CONTRACT: 'Vertragsdauer', MAX: 'längstmöglich', UNTIL: 'bestimmter Tag' },
  'identityDocument.type': { NONE: 'kein Dokument' },
  'stay.currentTitle': { NONE: 'kein Dokument' },
  'stay.entryKind': {
    D: 'nationales Visum (Typ D)',
    C: 'Schengen-Visum (Typ C)',
    VISA_FREE_41: 'visumfrei nach § 41 AufenthV',
    VISA_FREE_OTHER: 'visumfrei aus anderem Grund',
    EU_TITLE: 'Aufenthaltstitel eines anderen EU-Staats',
    BORN_HERE: 'in Deutschland geboren',
  },
  'work.kind': {
    EMPLOYED: 'Beschäftigung',
    SELF: 'selbstständige Tätigkeit',
    SEARCH: 'Arbeitsplatzsuche',
    VOLUNTEER: 'Freiwilligendienst',
    ICT: 'unternehmensinterner Transfer (ICT)',
  },
  'work.grossPer': { year: 'je Jahr', month: 'je Monat', hour: 'je Stunde' },
}

/** What § 81 AufenthG attaches to an application like this one, if the person's statements are true; the authority decides. */
export const effectNames: { readonly [Effect in EffectId]: string } = {
  'FX-FORT': 'Nach den Angaben der Person gilt der Titel als fortbestehend (§ 81 Abs. 4 Satz 1 AufenthG)',
  'FX-ERL': 'Nach den Angaben der Person gilt der Aufenthalt als erlaubt (§ 81 Abs. 3 Satz 1 AufenthG)',
  'FX-DULD': 'Nach den Angaben der Person gilt die Abschiebung als ausgesetzt (§ 81 Abs. 3 Satz 2 AufenthG)',
  'FX-SPAET':
    'Nach den Angaben der Person war der Titel bei Eingang abgelaufen, Fortgeltung nur auf Anordnung (§ 81 Abs. 4 Satz 3 AufenthG)',
  'FX-KEINE': 'Nach den Angaben der Person Schengen-Visum, keine Fortgeltung (§ 81 Abs. 4 Satz 2 AufenthG)',
  'FX-NEUTRAL': 'keine Aussage zur Wirkung',
}
