// Brings one application to its delivery service. Every step is stored before the next one, so that an attempt may end anywhere and the next goes on
// with the same ids and, once a submission may be visible, with the same bytes.
import { moveApplication } from '../applications/store.ts'
import { addPromise } from '../promises/add-promise.ts'
import type { KeepPromise, Kept } from '../promises/keep-promise.ts'
import { type Attempt, type DeliveryDeps, findAttempt, placeOf, readOutcome, submissionOf } from './attempt.ts'
import { ChannelError, type SubmissionOutcome } from './channel.ts'
import { attachmentIdsOf, sealEnvelope, sendAttachments } from './send-parts.ts'
import { renew, settled } from './settle.ts'
import { deliverySteps } from './steps.ts'
import { type Delivery, insertDelivery, keepEnvelope, listParts, markHandedOver } from './store.ts'

/** Keeps promises of the kind `deliver-application`. */
export const deliverApplication =
  (deps: DeliveryDeps): KeepPromise =>
  async ({ authorityId, subjectId: applicationId }, signal) => {
    const attempt = await findAttempt(deps, { authorityId, applicationId }, signal)
    if (!attempt || attempt.application.state === 'accepted' || attempt.delivery?.handed_over_at) return { kind: 'kept' }
    return await settled(deps, attempt, () => deliver(deps, attempt))
  }

async function deliver(deps: DeliveryDeps, attempt: Attempt): Promise<Kept> {
  const begun = attempt.delivery ?? (await announce(deps, attempt))
  // What was tried before may have arrived: its answer can have been lost.
  const before = await readOutcome(deps, attempt.route, begun)
  if (before.kind !== 'open') return await settleArrived(deps, attempt, begun, before)
  const complete = begun.envelope ? begun : await prepare(deps, attempt, begun)
  if (!complete) return { kind: 'again', code: 'sending', afterMs: 0 }
  return await settleArrived(deps, attempt, complete, await submit(deps, attempt, complete))
}

/** Nothing is visible to the receiver yet: if the process dies before the ids are stored, the delivery service forgets the submission after a day. */
async function announce({ withAuthority, now }: DeliveryDeps, attempt: Attempt): Promise<Delivery> {
  const { authorityId, applicationId, number, destinationId, fitConnectApi, route } = attempt
  const parts = await withAuthority(authorityId, (tx) => listParts(tx, applicationId))
  const submission = await route.announce(attachmentIdsOf(parts))
  const place = { authorityId, applicationId, number }
  const delivery = await withAuthority(authorityId, (tx) =>
    insertDelivery(tx, place, { ...submission, destinationId, fitConnectApi, now: now() }),
  )
  deliverySteps.submissionAnnounced.publish({})
  return delivery
}

/** Sends the attachments and makes the envelope; undefined while there is more to send than fits into this turn. */
async function prepare(deps: DeliveryDeps, attempt: Attempt, delivery: Delivery): Promise<Delivery | undefined> {
  if (!(await sendAttachments(deps, attempt, delivery))) return undefined
  const envelope = await sealEnvelope(deps, attempt)
  return await deps.withAuthority(attempt.authorityId, (tx) => keepEnvelope(tx, placeOf(delivery), envelope, deps.now()))
}

/** Sends the kept bytes. A refusal counts only if the log says that nothing has arrived. */
async function submit(deps: DeliveryDeps, { route }: Attempt, delivery: Delivery): Promise<SubmissionOutcome> {
  if (!delivery.envelope) throw new Error('No envelope was kept')
  try {
    await route.submit(submissionOf(delivery), delivery.envelope)
    deliverySteps.submissionSent.publish({})
    return { kind: 'waiting' }
  } catch (error) {
    if (!(error instanceof ChannelError) || error.remedy === 'again') throw error
    const outcome = await readOutcome(deps, route, delivery)
    if (outcome.kind === 'open') throw error
    return outcome
  }
}

async function settleArrived(deps: DeliveryDeps, attempt: Attempt, delivery: Delivery, outcome: SubmissionOutcome): Promise<Kept> {
  if (outcome.kind === 'lost' && !outcome.mayBeKnown) return await renew(deps, attempt, 'lost')
  const { authorityId, applicationId } = attempt
  await deps.withAuthority(authorityId, async (tx) => {
    await markHandedOver(tx, placeOf(delivery), deps.now())
    await moveApplication(tx, attempt, 'submitted', deps.now())
    await addPromise(tx, { kind: 'follow-application', authorityId, subjectId: applicationId })
  })
  return { kind: 'kept' }
}
