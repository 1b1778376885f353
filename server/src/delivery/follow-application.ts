// Delivered means that the case system has accepted. Until then the event log is read, and silence, refusal and loss are answered differently.
import { moveApplication } from '../applications/store.ts'
import { addPromise } from '../promises/add-promise.ts'
import type { KeepPromise, Kept } from '../promises/keep-promise.ts'
import { type Attempt, type DeliveryDeps, findAttempt, readOutcome } from './attempt.ts'
import type { SubmissionOutcome } from './channel.ts'
import { hold, renew, settled } from './settle.ts'
import { deliverySteps } from './steps.ts'
import { countEndedDeliveries, type Delivery } from './store.ts'

/** How long until the next look: a tenth of the time waited so far. Where callbacks tell of events, looking is for those that got lost. */
const looks = { alone: { firstMs: 1000, maxMs: 300_000 }, calledBack: { firstMs: 60_000, maxMs: 900_000 } }

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
      return { kind: 'again', code: 'not-yet-accepted', afterMs: lookAfterMs(deps, delivery) }
    case 'refused':
      return await (delivery.renewal_decided_at ? renew : hold)(deps, attempt, 'refused')
    case 'unreadable':
      return await sendReadably(deps, attempt)
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

/** The receiver's key may have changed on the way: once, it is sent anew with the key that counts now. If that does not help either, a person must. */
async function sendReadably(deps: DeliveryDeps, attempt: Attempt): Promise<Kept> {
  const { authorityId, applicationId } = attempt
  const earlier = await deps.withAuthority(authorityId, (tx) => countEndedDeliveries(tx, applicationId, 'unreadable'))
  const isDecided = attempt.delivery?.renewal_decided_at != null
  return await (earlier === 0 || isDecided ? renew : hold)(deps, attempt, earlier === 0 ? 'unreadable' : 'refused')
}

/** A delivery has ended and the next one is under way; the promise for it is there, and is made again if it should be missing. */
async function awaitNextDelivery({ withAuthority }: DeliveryDeps, { authorityId, applicationId }: Attempt): Promise<Kept> {
  await withAuthority(authorityId, (tx) => addPromise(tx, { kind: 'deliver-application', authorityId, subjectId: applicationId }))
  return { kind: 'again', code: 'delivering-again', afterMs: looks.alone.maxMs }
}

function lookAfterMs({ now, isCalledBack = false }: DeliveryDeps, { handed_over_at }: Delivery): number {
  const { firstMs, maxMs } = looks[isCalledBack ? 'calledBack' : 'alone']
  const waitedMs = now().getTime() - (handed_over_at ?? now()).getTime()
  return Math.min(maxMs, Math.max(firstMs, waitedMs / 10))
}
