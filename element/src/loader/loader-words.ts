/** What the loader itself has to say; more languages would cost every page that embeds it. */
const all = {
  de: {
    title: 'Online-Dienst der Ausländerbehörde',
    unreachable: 'Der Online-Dienst kann hier gerade nicht angezeigt werden.',
    official: 'Auf der offiziellen Adresse öffnen',
  },
  en: {
    title: 'Online service of the immigration authority',
    unreachable: 'The online service cannot be shown here right now.',
    official: 'Open on the official address',
  },
} as const

/** These texts in German, or in English for every other language. */
export const loaderWords = (language: string): (typeof all)['de' | 'en'] => (/^de\b/i.test(language) ? all.de : all.en)
