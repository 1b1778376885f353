// What is done again and again, beside the promises: reply keys made ahead, silence told, what is over deleted.
import { setTimeout as sleep } from 'node:timers/promises'
import { escalateSilence } from '../delivery/escalate-silence.ts'
import type { Log } from '../log/create-log.ts'
import { forgetKeys } from '../retention/forget-keys.ts'
import { sweep } from '../retention/sweep.ts'
import type { Stores } from '../vault/open-stores.ts'

/**
 * Reply keys ready to be taken: as many applications may come at once without waiting for their key. One takes 0.53 s of a processor (measured, RSA-4096),
 * so an idle worker replaces about two in a second.
 */
const pooledReplyKeys = 64

type Chore = { readonly name: string; readonly everyMs: number; readonly work: (signal: AbortSignal) => Promise<unknown> }

/** What looking after needs; the stores as the worker role. */
export type LookAfterOptions = {
  readonly stores: Pick<Stores, 'database' | 'withAuthority' | 'vault'>
  readonly keyDatabaseUrl: string
  readonly log: Log
  readonly now: () => Date
  /** Without it there is no mail to send. */
  readonly promiseReminders?: () => Promise<unknown>
}

/** Does all chores, each in its time, until the signal aborts. */
export async function lookAfter(options: LookAfterOptions, signal: AbortSignal): Promise<void> {
  const { stores, keyDatabaseUrl, log, now, promiseReminders } = options
  const { database, withAuthority, vault } = stores
  const chores: readonly Chore[] = [
    { name: 'reply-keys', everyMs: 1000, work: (until) => vault.fillReplyKeys(pooledReplyKeys, until) },
    { name: 'silence', everyMs: 60_000, work: () => escalateSilence({ database, withAuthority, now, log }) },
    { name: 'sweep', everyMs: 600_000, work: () => sweep({ database, withAuthority, vault, now }) },
    { name: 'forget-keys', everyMs: 600_000, work: () => forgetKeys(keyDatabaseUrl) },
    ...(promiseReminders ? [{ name: 'reminders', everyMs: 600_000, work: promiseReminders }] : []),
  ]
  await Promise.all(chores.map((chore) => repeat(chore, signal, log)))
}

/** One that fails is tried again in its time. */
async function repeat({ name, everyMs, work }: Chore, signal: AbortSignal, log: Log): Promise<void> {
  while (!signal.aborted) {
    await work(signal).catch((error: unknown) => log.warn({ chore: name, error }, 'chore failed'))
    await sleep(everyMs, undefined, { signal }).catch(() => {})
  }
}
