import { randomUUID } from 'node:crypto'
import { DeliveryProblem } from '../errors.ts'
import type { Client } from '../store/clients.ts'
import type { Tx } from '../store/database.ts'
import { getDestination } from '../store/destinations.ts'
import { recordEvent } from '../store/record-event.ts'
import { insertSubmission, listCase } from '../store/submissions.ts'
import type { Deps } from './deps.ts'
import type { Announced } from './schemas.ts'

/** Opens a submission in a new case, or in one that this sender has with this destination. */
export async function announceSubmission({ db, issuer }: Deps, client: Client, announced: Announced) {
  const { destinationId, publicService, announcedAttachments, region = null } = announced
  const { status, publicServices } = await getDestination(db, destinationId)
  if (status !== 'active') throw new DeliveryProblem('destination-state-invalid')
  if (!publicServices.some(({ identifier }) => identifier === publicService.identifier)) throw new DeliveryProblem('public-service-unknown')

  return db.transaction().execute(async (tx) => {
    const ids = { submissionId: randomUUID(), caseId: await caseOf(tx, client, announced) }
    const row = { ...ids, clientId: client.clientId, destinationId, region, publicService: JSON.stringify(publicService) }
    await insertSubmission(tx, { ...row, createdAt: issuer.now() }, announcedAttachments)
    await recordEvent(tx, issuer, ids, { kind: 'create-submission' })
    return ids
  })
}

async function caseOf(tx: Tx, { clientId }: Client, { caseId, destinationId }: Announced): Promise<string> {
  if (caseId === undefined) return randomUUID()
  const earlier = await listCase(tx, caseId)
  const isOwn = earlier.some((one) => one.clientId === clientId && one.destinationId === destinationId)
  if (!isOwn) throw new DeliveryProblem('case-not-found')
  return caseId
}
