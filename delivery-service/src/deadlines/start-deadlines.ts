import type { FastifyBaseLogger } from 'fastify'
import { deleteOldCallbacks } from '../store/callbacks.ts'
import { deleteExpiredTokens } from '../store/clients.ts'
import type { Db } from '../store/database.ts'
import type { EventIssuer } from '../store/record-event.ts'
import { daysBefore } from './deadlines.ts'
import { forgetCases } from './forget-cases.ts'
import { keepDeadlines } from './keep-deadlines.ts'

/** Keeps the deadlines now and every minute until it is stopped; stopping waits for the round that is under way. */
export function startDeadlines(db: Db, issuer: EventIssuer, log: FastifyBaseLogger, everyMs = 60_000): { stop: () => Promise<void> } {
  let round = Promise.resolve()
  const keep = async () => {
    try {
      const done = await keepDeadlines(db, issuer)
      const forgotten = await forgetCases(db, issuer.now())
      await deleteExpiredTokens(db, issuer.now())
      await deleteOldCallbacks(db, daysBefore(issuer.now(), 'callbackGivenUp'))
      if (forgotten + Object.values(done).reduce((sum, count) => sum + count, 0) > 0) log.info({ ...done, forgotten }, 'deadlines kept')
    } catch (error) {
      log.error({ err: error }, 'deadlines not kept')
    }
  }
  const next = () => {
    round = round.then(keep)
  }
  next()
  const timer = setInterval(next, everyMs)
  return {
    stop: () => {
      clearInterval(timer)
      return round
    },
  }
}
