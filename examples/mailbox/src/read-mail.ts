import { simpleParser } from 'mailparser'

/** A mail as a mail program shows it. `raw` is everything that came. */
export type Mail = {
  readonly id: string
  readonly receivedAt: string
  readonly messageId: string
  readonly from: string
  readonly to: string
  readonly subject: string
  readonly text: string
  readonly raw: string
}

/** Reads what came over SMTP. */
export async function readMail(id: string, receivedAt: string, raw: Buffer): Promise<Mail> {
  const { messageId = '', from, to, subject = '', text = '' } = await simpleParser(raw, { skipHtmlToText: true, skipTextToHtml: true })
  const addressed = [to ?? []].flat().map((one) => one.text)
  return { id, receivedAt, messageId, from: from?.text ?? '', to: addressed.join(', '), subject, text, raw: raw.toString('utf8') }
}
