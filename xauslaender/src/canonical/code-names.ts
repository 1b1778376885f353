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
  'request.purposeGroup': { OTHER: 'andere oder nicht bekannt' },
  'representation.kind': {
    '001': 'keine Vertretung',
    '002': 'gesetzliche Vertretung durch eine Person',
    '003': 'gesetzliche Vertretung durch eine Stelle',
    '004': 'Bevollmächtigung einer Person',
    '005': 'Bevollmächtigung einer Stelle',
  },
  'person.photoSource': { AUTHORITY: 'in der Behörde', PROVIDER: 'bei einem Fotodienst' },
  'identityDocument.type': { NONE: 'kein Dokument' },
  'identityDocument.entryIn': { OWN: 'eigener Pass', MOTHER: 'im Pass der Mutter', FATHER: 'im Pass des Vaters' },
  'address.kind': {
    HAUPTWOHNUNG: 'Hauptwohnung',
    GEMEINSCHAFTSUNTERKUNFT: 'Gemeinschaftsunterkunft',
    CARE_OF: 'wohnt bei einer anderen Person',
  },
  'stay.currentTitle': { NONE: 'kein Dokument' },
  'stay.entryKind': {
    D: 'nationales Visum (Typ D)',
    C: 'Schengen-Visum (Typ C)',
    VISA_FREE_41: 'visumfrei nach § 41 AufenthV',
    VISA_FREE_OTHER: 'visumfrei aus anderem Grund',
    EU_TITLE: 'Aufenthaltstitel eines anderen EU-Staats',
    BORN_HERE: 'in Deutschland geboren',
  },
  'visa.authorityConsent': { UNKNOWN: 'der Person nicht bekannt' },
  'spouse.status': { UNKNOWN: 'der Person nicht bekannt' },
  'family.children.residence': {
    WITH_ME: 'bei der Person',
    GERMANY: 'an einem anderen Ort in Deutschland',
    UNKNOWN: 'der Person nicht bekannt',
  },
  'family.children.custody': {
    SOLE: 'die Person allein',
    JOINT: 'beide Eltern',
    OTHER_PARENT: 'der andere Elternteil',
    COURT: 'Gericht oder Vormund',
    UNKNOWN: 'der Person nicht bekannt',
  },
  'qualification.recognition': { FULL: 'voll anerkannt', PARTIAL: 'zum Teil anerkannt', NOT_NEEDED: 'nicht nötig', NONE: 'keine' },
  'work.sentAs': { MANAGER: 'Führungskraft', SPECIALIST: 'Spezialist', TRAINEE: 'Trainee' },
  'means.kinds': {
    SPOUSE: 'Geld des Ehegatten oder Partners',
    RENT: 'Mieteinnahmen',
    SPONSOR: 'Verpflichtungserklärung',
    OTHER: 'andere Quelle',
  },
  'healthInsurance.kind': { FAMILIE: 'Familienversicherung', NONE: 'keine' },
  'housing.kind': {
    OWN: 'Eigentum',
    RENT: 'Miete',
    SUBLET: 'Untermiete',
    DORM: 'Wohnheim',
    GU: 'Gemeinschaftsunterkunft',
    WITH_FAMILY: 'bei der Familie',
  },
  'language.proof': { NONE: 'keiner' },
  'integration.course': {
    NONE: 'keiner',
    ENTITLED: 'berechtigt, nicht begonnen',
    OBLIGED: 'verpflichtet, nicht begonnen',
    ATTENDING: 'besucht',
    DONE: 'abgeschlossen',
    DROPPED: 'abgebrochen',
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
  'FX-104C': 'Nach den Angaben der Person Chancen-Aufenthaltsrecht, keine Fortgeltung (§ 104c Abs. 2 Satz 3 AufenthG)',
  'FX-NEUTRAL': 'keine Aussage zur Wirkung',
}
