/** The few texts that are needed before any texts could be fetched. Other languages get English, which is understood by more people here than German. */
const all = {
  de: {
    loading: 'Der Online-Dienst wird geladen …',
    failedTitle: 'Der Online-Dienst kann gerade nicht angezeigt werden',
    failed: {
      unreachable: 'Keine Verbindung',
      'not-offered': 'Diese Behörde bietet den Online-Dienst nicht an',
      unavailable: 'Der Online-Dienst ist gestört',
    },
    failedHelp:
      'Bitte versuchen Sie es später noch einmal. Läuft Ihr Aufenthaltstitel bald ab? Dann wenden Sie sich bitte direkt an Ihre Ausländerbehörde.',
    retry: 'Noch einmal versuchen',
  },
  en: {
    loading: 'The online service is loading …',
    failedTitle: 'The online service cannot be shown right now',
    failed: {
      unreachable: 'No connection',
      'not-offered': 'This authority does not offer the online service',
      unavailable: 'The online service has a problem',
    },
    failedHelp: 'Please try again later. Does your residence title end soon? Then please contact your immigration authority directly.',
    retry: 'Try again',
  },
} as const

/** These texts in a language. */
export const ownWords = (language: string): (typeof all)['de' | 'en'] => all[language.startsWith('de') ? 'de' : 'en']
