import { glob, readFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { formatText, type Texts } from '@aufenthalt/model'

/** The texts of mails, by language. */
export type MailTexts = { readonly [language: string]: Texts }

/** Reads the texts of mails out of the forms' folder. */
export async function readMailTexts(formsFolder: string): Promise<MailTexts> {
  const texts: { [language: string]: Texts } = {}
  for await (const file of glob(join(formsFolder, 'texts/*/mail.json'))) {
    texts[basename(dirname(file))] = JSON.parse(await readFile(file, 'utf8')) as Texts
  }
  return texts
}

/** What stands in a reminder: the day, and the platform's address. */
export type ReminderFacts = { readonly language: string; readonly keptUntil: string; readonly publicUrl: string }

/** Writes a reminder: nothing of what it is about, and nobody's name. */
export function writeReminder(texts: MailTexts, { language, keptUntil, publicUrl }: ReminderFacts) {
  const own = texts[language] ?? texts['de'] ?? {}
  const written = new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, { dateStyle: 'long', timeZone: 'UTC' })
  const day = written.format(new Date(`${keptUntil}T00:00:00Z`))
  return {
    sender: formatText(own, 'mail.sender'),
    subject: formatText(own, 'mail.reminder-subject'),
    text: formatText(own, 'mail.reminder-text', { day, address: publicUrl }),
  }
}
