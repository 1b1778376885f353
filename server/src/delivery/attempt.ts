import type { ApiVersion } from '@aufenthalt/fit-connect'
import { findAuthority } from '../authorities/store.ts'
import type { AuthorityId } from '../database/authority-id.ts'
import type { WithAuthority } from '../database/with-authority.ts'
import type { Vault } from '../vault/vault.ts'
import { type Channel, ChannelError, type Route, type SubmissionOutcome } from './channel.ts'
import { type Delivery, findApplication, findLatestDelivery, listSentTags, type UndeliveredApplication } from './store.ts'

/** What delivering needs. `scan` is there when a scanner is configured: then nothing unscanned leaves. `isCalledBack`: callbacks tell of events. */
export type DeliveryDeps = {
  readonly withAuthority: WithAuthority
  readonly vault: Vault
  readonly channel: Channel
  readonly now: () => Date
  readonly isCalledBack?: boolean
  readonly scan?: (bytes: Uint8Array, signal: AbortSignal) => Promise<'clean' | 'infected' | 'unavailable'>
}

/** One attempt on one application. `delivery` is the latest one unless it has ended, `number` the one that would begin now. */
export type Attempt = {
  readonly authorityId: AuthorityId
  readonly applicationId: string
  readonly application: UndeliveredApplication
  readonly destinationId: string
  readonly fitConnectApi: ApiVersion
  readonly delivery: Delivery | undefined
  readonly number: number
  readonly route: Route
  readonly signal: AbortSignal
}

/** Looks up where an application stands; undefined when there is no such application. A begun delivery keeps the destination and the version it began with. */
export async function findAttempt(
  { withAuthority, channel }: DeliveryDeps,
  { authorityId, applicationId }: { readonly authorityId: AuthorityId; readonly applicationId: string },
  signal: AbortSignal,
): Promise<Attempt | undefined> {
  return await withAuthority(authorityId, async (tx) => {
    const [application, authority, latest] = [
      await findApplication(tx, applicationId),
      await findAuthority(tx),
      await findLatestDelivery(tx, applicationId),
    ]
    if (!application || !authority) return undefined
    const delivery = latest?.ended_at === null ? latest : undefined
    const { destination_id: destinationId, fit_connect_api: fitConnectApi } = delivery ?? authority
    const route = channel({ destinationId, fitConnectApi, publicService: application.public_service, region: authority.region }, signal)
    return {
      authorityId,
      applicationId,
      application,
      destinationId,
      fitConnectApi,
      delivery,
      number: (latest?.number ?? 0) + 1,
      route,
      signal,
    }
  })
}

/** The ids under which the delivery's row lies. */
export const placeOf = ({ authority_id, application_id, number }: Delivery) => ({
  authorityId: authority_id,
  applicationId: application_id,
  number,
})

/** The ids that the channel gave. */
export const submissionOf = ({ submission_id, case_id }: Delivery) => ({ submissionId: submission_id, caseId: case_id })

/**
 * Reads what has become of a delivery that may be visible to the receiver. Where the log cannot tell, a person must find out: a log that the delivery
 * service does not know any more says nothing about the receiver. Once a person has decided, a new delivery begins.
 */
export async function readOutcome({ withAuthority }: DeliveryDeps, route: Route, delivery: Delivery): Promise<SubmissionOutcome> {
  if (!delivery.envelope) return { kind: 'open' }
  const attachmentTags = await withAuthority(delivery.authority_id, (tx) => listSentTags(tx, placeOf(delivery)))
  try {
    return await route.readOutcome(submissionOf(delivery), { envelope: delivery.envelope, attachmentTags })
  } catch (error) {
    if (!(error instanceof ChannelError) || error.remedy === 'again') throw error
    if (delivery.renewal_decided_at) throw new ChannelError('decided', 'renew', error)
    throw error.remedy === 'renew' ? new ChannelError('outcome-unknown', 'hold', error) : error
  }
}
