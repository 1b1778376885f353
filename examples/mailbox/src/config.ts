/** Where mail is received, shown and kept. */
export type MailboxConfig = { readonly port: number; readonly smtpPort: number; readonly folder: string }

/**
 * Reads the settings: `MAILBOX_PORT`, `MAILBOX_SMTP_PORT`, `MAILBOX_FOLDER`.
 * @throws where the folder is missing
 */
export function readConfig(): MailboxConfig {
  const { MAILBOX_PORT = '8085', MAILBOX_SMTP_PORT = '8086', MAILBOX_FOLDER } = process.env
  if (!MAILBOX_FOLDER) throw new Error('Setting MAILBOX_FOLDER is missing')
  return { port: Number(MAILBOX_PORT), smtpPort: Number(MAILBOX_SMTP_PORT), folder: MAILBOX_FOLDER }
}
