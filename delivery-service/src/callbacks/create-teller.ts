import { type DueCallback, deleteCallbacks, putOffCallbacks, takeDueCallbacks } from '../store/callbacks.ts'
import type { Db } from '../store/database.ts'
import { sendCallback } from './send-callback.ts'

/** Tells what is due. Who takes long to hear delays nobody else. */
export type Teller = {
  /** Begins to tell everybody what is due by now, each in one callback per kind. */
  turn: () => Promise<void>
  /** Waits for those that are being told. */
  whenIdle: () => Promise<void>
}

/** What one turn takes at most. */
const perTurn = 200

/** Nobody else takes what is being told: longer than telling may last. */
const takenForMs = 30_000

/** Doubles with every time that nobody heard, up to an hour. */
const backOff = { firstMs: 2000, maxMs: 3_600_000 }

/** How long to wait after so many attempts. */
export function backOffMs(attempts: number): number {
  return Math.min(backOff.maxMs, backOff.firstMs * 2 ** (attempts - 1))
}

/** Tells one thing at a time to each recipient, and all recipients side by side. `onOutcome` hears whether somebody heard. */
export function createTeller(db: Db, now: () => Date, onOutcome: (isHeard: boolean) => void = () => {}): Teller {
  const telling = new Map<string, Promise<void>>()
  const begin = (recipient: string, due: DueCallback[]) => {
    const told = tellAll(db, due, now)
      .then(onOutcome, () => onOutcome(false))
      .finally(() => telling.delete(recipient))
    telling.set(recipient, told)
  }
  return {
    turn: async () => {
      const until = new Date(now().getTime() + takenForMs)
      const due = await takeDueCallbacks(db, { now: now(), until, limit: perTurn, except: [...telling.keys()] })
      for (const [recipient, own = []] of Object.entries(Object.groupBy(due, (one) => one.recipient))) begin(recipient, own)
    },
    whenIdle: async () => {
      await Promise.all(telling.values())
    },
  }
}

async function tellAll(db: Db, due: DueCallback[], now: () => Date): Promise<boolean> {
  const heard: boolean[] = []
  for (const own of Object.values(Object.groupBy(due, ({ kind }) => kind))) heard.push(await tell(db, own, now))
  return heard.every(Boolean)
}

async function tell(db: Db, due: DueCallback[], now: () => Date): Promise<boolean> {
  const [first] = due
  if (!first) return true
  const submissions = due.map(({ destinationId, submissionId, caseId }) => ({ destinationId, submissionId, caseId }))
  const isHeard = await sendCallback(first.address, { kind: first.kind, submissions }, now())
  const positions = due.map(({ position }) => position)
  if (isHeard) await deleteCallbacks(db, positions)
  else await putOffCallbacks(db, positions, new Date(now().getTime() + backOffMs(Math.min(...due.map(({ attempts }) => attempts)))))
  return isHeard
}
