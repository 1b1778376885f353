import { type Attempt, type DeliveryDeps, placeOf, submissionOf } from './attempt.ts'
import { ChannelError, type Envelope, type Part } from './channel.ts'
import { deliverySteps } from './steps.ts'
import {
  type Delivery,
  getPartContent,
  insertDeliveredAttachment,
  listParts,
  listSentTags,
  markPartScanned,
  type PartRow,
} from './store.ts'

const prefix = 'attachment/'

/** Ids of the attachments among the parts of an application, in their order. */
export function attachmentIdsOf(parts: readonly PartRow[]): string[] {
  return parts.filter(({ part }) => part.startsWith(prefix)).map(({ part }) => part.slice(prefix.length))
}

/** After so long an attempt ends and the next one goes on: large applications must not run into the time limit of an attempt. */
const turnMs = 12_000

/** Sends the attachments that are not sent yet, one after the other, each kept as sent before the next; false when some are left for the next turn. */
export async function sendAttachments(deps: DeliveryDeps, attempt: Attempt, delivery: Delivery): Promise<boolean> {
  const { withAuthority, now } = deps
  const place = placeOf(delivery)
  const turnEnds = now().getTime() + turnMs
  const [parts, sent] = await withAuthority(attempt.authorityId, async (tx) => [
    await listParts(tx, attempt.applicationId),
    await listSentTags(tx, place),
  ])
  for (const attachmentId of attachmentIdsOf(parts)) {
    if (sent[attachmentId] !== undefined) continue
    if (now().getTime() > turnEnds) return false
    const part = await openPart(deps, attempt, partNamed(parts, prefix + attachmentId))
    const tag = await attempt.route.sendAttachment(submissionOf(delivery), { attachmentId, ...part })
    deliverySteps.attachmentSent.publish({})
    await withAuthority(attempt.authorityId, (tx) => insertDeliveredAttachment(tx, place, { attachmentId, tag, now: now() }))
  }
  return true
}

/** Makes the envelope of metadata and data, encrypted for the receiver. */
export async function sealEnvelope(deps: DeliveryDeps, attempt: Attempt): Promise<Envelope> {
  const parts = await deps.withAuthority(attempt.authorityId, (tx) => listParts(tx, attempt.applicationId))
  const metadata = await openPart(deps, attempt, partNamed(parts, 'metadata'))
  const data = await openPart(deps, attempt, partNamed(parts, 'data'))
  return await attempt.route.seal({ metadata, data })
}

function partNamed(parts: readonly PartRow[], name: string): PartRow {
  const found = parts.find(({ part }) => part === name)
  if (!found) throw new ChannelError('part-missing', 'hold')
  return found
}

/** Opens a frozen part; what no scanner has seen is scanned now where a scanner is configured. */
async function openPart(deps: DeliveryDeps, attempt: Attempt, { part, mimeType, isScanned }: PartRow): Promise<Part> {
  const { vault, withAuthority } = deps
  const { authorityId, applicationId } = attempt
  const key = await vault.findApplicationKey(authorityId, applicationId)
  if (!key) throw new ChannelError('key-missing', 'hold')
  const sealed = await withAuthority(authorityId, (tx) => getPartContent(tx, applicationId, part))
  const bytes = vault.open(key, part, sealed)
  if (!isScanned && deps.scan) await scanPart(deps, attempt, part, bytes)
  return { mimeType, bytes }
}

async function scanPart({ scan, withAuthority }: DeliveryDeps, attempt: Attempt, part: string, bytes: Uint8Array): Promise<void> {
  const verdict = await scan?.(bytes, attempt.signal)
  if (verdict === 'infected') throw new ChannelError('attachment-infected', 'hold')
  if (verdict !== 'clean') throw new ChannelError('scanner-unavailable', 'again')
  await withAuthority(attempt.authorityId, (tx) => markPartScanned(tx, attempt.applicationId, part))
}
