import { moveApplication } from '../applications/store.ts'
import { appendAudit } from '../audit/append-audit.ts'
import { addPromise } from '../promises/add-promise.ts'
import type { Kept } from '../promises/keep-promise.ts'
import { type Attempt, type DeliveryDeps, placeOf } from './attempt.ts'
import { ChannelError, type Remedy } from './channel.ts'
import { findLatestDelivery, markDeliveryEnded } from './store.ts'

type Settle = (deps: DeliveryDeps, attempt: Attempt, code: string) => Promise<Kept>

/** Stops until a person decides, and says so to the applicant and in the audit. */
export const hold: Settle = async ({ withAuthority, now }, attempt, code) => {
  const { authorityId, applicationId } = attempt
  await withAuthority(authorityId, async (tx) => {
    await moveApplication(tx, attempt, 'stuck', now())
    await appendAudit(tx, { authorityId, actor: 'delivery', action: `held-${code}`, subjectId: applicationId })
  })
  return { kind: 'held', code }
}

/**
 * Ends the delivery, so that a new one begins with a new submission and the same message id. Only for what nobody received, or where a person decided.
 * It was visible as handed over or not at all: in the first case the applicant sees that there was a problem.
 */
export const renew: Settle = async ({ withAuthority, now }, attempt, code) => {
  const { authorityId, applicationId } = attempt
  await withAuthority(authorityId, async (tx) => {
    const delivery = await findLatestDelivery(tx, applicationId)
    if (delivery) await markDeliveryEnded(tx, placeOf(delivery), code, now())
    if (delivery?.handed_over_at) await moveApplication(tx, attempt, 'stuck', now())
    await appendAudit(tx, { authorityId, actor: 'delivery', action: `renewed-${code}`, subjectId: applicationId })
    await addPromise(tx, { kind: 'deliver-application', authorityId, subjectId: applicationId })
  })
  return { kind: 'again', code }
}

const again: Settle = async (_deps, _attempt, code) => ({ kind: 'again', code })

const settles: { readonly [remedy in Remedy]: Settle } = { again, renew, hold }

/** Carries out an attempt and does about its failure what its channel says. */
export async function settled(deps: DeliveryDeps, attempt: Attempt, work: () => Promise<Kept>): Promise<Kept> {
  try {
    return await work()
  } catch (error) {
    if (!(error instanceof ChannelError)) throw error
    return await settles[error.remedy](deps, attempt, error.code)
  }
}
