// Delivered means that the case system has accepted. Until then the event log is read, and silence, refusal and loss are answered differently.
import { moveApplication } from '../applications/store.ts'
import { addPromise } from '../promises/add-promise.ts'
import type { KeepPromise, Kept } from '../promises/keep-promise.ts'
import { type Attempt, type DeliveryDeps, findAttempt, readOutcome } from './attempt.ts'
import type { SubmissionOutcome } from './channel.ts'
import { hold, renew, settled } from './settle.ts'
import { deliverySteps } from './steps.ts'
import type { Delivery } from './store.ts'

/** How long until the next look: a tenth of the time waited so far. */
const look = { firstMs: 1000, maxMs: 300_000 }

/** Keeps promises of the kind `follow-application`, from the hand-over to the acceptance. */
export const followApplication =
  (deps: DeliveryDeps): KeepPromise =>
  async ({ authorityId, subjectId: applicationId }, signal) => {
    const attempt = await findAttempt(deps, { authorityId, applicationId }, signal)
    if (!attempt || attempt.application.state === 'accepted') return { kind: 'kept' }
    const { delivery } = attempt
    if (!delivery?.handed_over_at) return await awaitNextDelivery(deps, attempt)
    return await settled(deps, attempt, async () => {
      const outcome = await readOutcome(deps, attempt.route, delivery)
      if (outcome.kind !== 'waiting') deliverySteps.eventReceived.publish({})
      return await settleOutcome(deps, attempt, delivery, outcome)
    })
  }

async function settleOutcome(deps: DeliveryDeps, attempt: Attempt, delivery: Delivery, outcome: SubmissionOutcome): Promise<Kept> {
  switch (outcome.kind) {
    case 'accepted':
      return await accept(deps, attempt)
    case 'waiting':
      return { kind: 'again', code: 'not-yet-accepted', afterMs: lookAfterMs(delivery, deps.now()) }
    case 'refused':
      return await (delivery.renewal_decided_at ? renew : hold)(deps, attempt, 'refused')
    case 'lost':
      return outcome.mayBeKnown && !delivery.renewal_decided_at
        ? await hold(deps, attempt, 'outcome-unknown')
        : await renew(deps, attempt, 'lost')
    case 'open':
      // It was complete once; a log without that is not the log of this submission.
      return await hold(deps, attempt, 'outcome-unknown')
  }
}

async function accept({ withAuthority, now }: DeliveryDeps, attempt: Attempt): Promise<Kept> {
  const { authorityId, applicationId } = attempt
  await withAuthority(authorityId, async (tx) => {
    await moveApplication(tx, attempt, 'accepted', now())
    await addPromise(tx, { kind: 'shred-application', authorityId, subjectId: applicationId })
  })
  return { kind: 'kept' }
}

/** A delivery has ended and the next one is under way; the promise for it is there, and is made again if it should be missing. */
async function awaitNextDelivery({ withAuthority }: DeliveryDeps, { authorityId, applicationId }: Attempt): Promise<Kept> {
  await withAuthority(authorityId, (tx) => addPromise(tx, { kind: 'deliver-application', authorityId, subjectId: applicationId }))
  return { kind: 'again', code: 'delivering-again', afterMs: look.maxMs }
}

function lookAfterMs({ handed_over_at }: Delivery, now: Date): number {
  const waitedMs = now.getTime() - (handed_over_at ?? now).getTime()
  return Math.min(look.maxMs, Math.max(look.firstMs, waitedMs / 10))
}
