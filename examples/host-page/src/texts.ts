/** The words of the site around the form. */
export type HostTexts = {
  readonly skip: string
  readonly kinds: { readonly town: string; readonly district: string }
  readonly menu: readonly string[]
  readonly trail: readonly string[]
  readonly title: string
  readonly intro: string
  readonly noScript: string
  readonly contact: string
  readonly hours: string
  readonly days: readonly (readonly [days: string, hours: string])[]
  readonly more: string
  readonly related: readonly string[]
  readonly footer: readonly string[]
  readonly notice: string
  readonly otherLanguage: { readonly code: string; readonly name: string; readonly path: string }
}

/** One table per language of the site. */
export const texts = {
  de: {
    skip: 'Zum Inhalt springen',
    kinds: { town: 'Stadt', district: 'Landkreis' },
    menu: ['Rathaus & Politik', 'Bürgerservice', 'Leben in der Stadt', 'Wirtschaft'],
    trail: ['Startseite', 'Bürgerservice', 'Ausländerbehörde'],
    title: 'Aufenthaltserlaubnis zum Arbeiten beantragen',
    intro:
      'Hier stellen Sie Ihren Antrag online: für eine erste Aufenthaltserlaubnis, für die Verlängerung oder für einen anderen Zweck. Halten Sie Ihren Pass und Ihren Arbeitsvertrag bereit.',
    noScript: 'Für den Online-Antrag braucht Ihr Browser JavaScript. Sie können den Antrag auch bei der Ausländerbehörde stellen.',
    contact: 'Ausländerbehörde',
    hours: 'Öffnungszeiten',
    days: [
      ['Montag, Dienstag', '8–12 Uhr'],
      ['Donnerstag', '8–12 und 14–18 Uhr'],
      ['Freitag', 'nach Termin'],
    ],
    more: 'Auch interessant',
    related: ['Anmeldung einer Wohnung', 'Integrationskurse', 'Beratung für Zugewanderte'],
    footer: ['Impressum', 'Datenschutz', 'Barrierefreiheit', 'Leichte Sprache'],
    notice: 'Eine Vorführung. Stadt, Behörde und Anschrift sind erfunden.',
    otherLanguage: { code: 'en', name: 'English', path: '/en' },
  },
  en: {
    skip: 'Skip to content',
    kinds: { town: 'Town of', district: 'District of' },
    menu: ['Town hall', 'Services', 'Living here', 'Business'],
    trail: ['Home', 'Services', 'Foreigners authority'],
    title: 'Apply for a residence permit for work',
    intro:
      'Apply online for your first residence permit, for its extension or for another purpose. Please have your passport and your employment contract at hand.',
    noScript: 'The online application needs JavaScript. You can also apply at the foreigners authority.',
    contact: 'Foreigners authority',
    hours: 'Opening hours',
    days: [
      ['Monday, Tuesday', '8 am to noon'],
      ['Thursday', '8 am to noon, 2 to 6 pm'],
      ['Friday', 'by appointment'],
    ],
    more: 'See also',
    related: ['Registering a residence', 'Integration courses', 'Advice for newcomers'],
    footer: ['Imprint', 'Privacy', 'Accessibility', 'Easy language'],
    notice: 'A demonstration. Town, authority and address are invented.',
    otherLanguage: { code: 'de', name: 'Deutsch', path: '/' },
  },
} as const satisfies { readonly [language: string]: HostTexts }
