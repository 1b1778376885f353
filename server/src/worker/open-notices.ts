// Sending mail in this process: a loop of its own, so that a mail server that hangs holds up no application.
import type { WorkerConfig } from '../config.ts'
import type { Log } from '../log/create-log.ts'
import { capPerAddress } from '../notifications/cap-per-address.ts'
import { readMailTexts } from '../notifications/mail-texts.ts'
import { promiseReminders } from '../notifications/promise-reminders.ts'
import { sendNotice } from '../notifications/send-notice.ts'
import { openSmtp } from '../notifications/smtp.ts'
import { runLanes } from '../promises/run-lanes.ts'
import type { Stores } from '../vault/open-stores.ts'

/** What sending notices needs; the stores as the worker role. */
export type NoticesOptions = {
  readonly config: Pick<WorkerConfig, 'mail' | 'formsFolder' | 'publicUrl' | 'databaseUrl'>
  readonly stores: Pick<Stores, 'database' | 'withAuthority' | 'vault'>
  readonly log: Log
  readonly now: () => Date
}

/** The running loop, and what promises the mails that it sends. */
export type Notices = { readonly promiseReminders: () => Promise<void>; readonly stop: () => Promise<void> }

const mailsAtOnce = 4

/** Starts sending notices; nothing without a mail server. */
export async function openNotices({ config, stores, log, now }: NoticesOptions): Promise<Notices | undefined> {
  const { mail, formsFolder, publicUrl, databaseUrl: url } = config
  if (!mail) return undefined
  const { database, withAuthority, vault } = stores
  const send = capPerAddress(openSmtp(mail), now)
  const texts = await readMailTexts(formsFolder)
  const kinds = { 'send-notice': sendNotice({ withAuthority, vault, send, texts, publicUrl, now }) }
  const lanes = runLanes({ database, url, log, kinds, isApart: true, concurrency: mailsAtOnce, reserved: 0 })
  return { promiseReminders: () => promiseReminders({ database, withAuthority, now }), stop: lanes.stop }
}
