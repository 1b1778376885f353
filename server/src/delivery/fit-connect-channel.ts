import {
  type ApiVersion,
  authenticationTag,
  type Destination,
  type EventKind,
  encrypt,
  FitConnectError,
  type JWK,
  type Metadata,
  problem,
  type Sender,
  type VerifiedEvent,
} from '@aufenthalt/fit-connect'
import { type Channel, ChannelError, type Part, type Remedy, type Sent, type SubmissionOutcome } from './channel.ts'

const remedies: { readonly [retry in FitConnectError['retry']]: Remedy } = { later: 'again', never: 'hold', 'new-submission': 'renew' }

/** The channel over FIT-Connect, to whichever delivery service the senders speak: one for each version of the Submission API. */
export function fitConnectChannel(senders: { readonly [version in ApiVersion]: Sender }): Channel {
  return ({ destinationId, fitConnectApi, publicService, region }, signal) => {
    const sender = senders[fitConnectApi]
    const receiver = once(() => findReceiver(sender, destinationId, signal))
    const encryptPart = async ({ bytes, mimeType }: Part) => encrypt(new Uint8Array(bytes), (await receiver()).key, { cty: mimeType })
    const inItsForm = async (metadata: Part) => ({
      ...metadata,
      bytes: metadataFor(sender, (await receiver()).destination, metadata.bytes),
    })
    return inChannelTerms({
      announce: (attachmentIds) => {
        const place = region === null ? {} : { region }
        return sender.announce({ destinationId, publicService, announcedAttachments: [...attachmentIds], ...place }, { signal })
      },
      sendAttachment: async ({ submissionId }, { attachmentId, ...part }) => {
        const jwe = await encryptPart(part)
        await sender.sendAttachment({ submissionId, attachmentId, jwe }, { signal })
        return authenticationTag(jwe)
      },
      seal: async ({ metadata, data }) => ({
        encryptedMetadata: await encryptPart(await inItsForm(metadata)),
        encryptedData: await encryptPart(data),
      }),
      submit: async ({ submissionId }, envelope) => {
        await sender.submit({ submissionId, ...envelope }, { signal }).catch(unlessSubmitted)
      },
      readOutcome: async ({ submissionId }, sent) => {
        const events = await sender.events({ submissionId, destinationId }, { signal })
        return outcomeOf(sender, submissionId, events, sent)
      },
    })
  }
}

/** The destination with the key that it names now. One that breaks a rule, or whose certificates do, is refused: nothing is ever sent with a weaker key. */
async function findReceiver(
  sender: Sender,
  destinationId: string,
  signal: AbortSignal,
): Promise<{ readonly destination: Destination; readonly key: JWK }> {
  const destination = await sender.destination(destinationId, { signal })
  if (destination.status !== 'active') throw new ChannelError('destination-inactive', 'again')
  return { destination, key: await sender.encryptionKey(destinationId, destination.encryptionKid, { signal }) }
}

/** Metadata are frozen before anybody knows over which version they travel. */
function metadataFor(sender: Sender, destination: Destination, bytes: Uint8Array): Uint8Array {
  const metadata = JSON.parse(Buffer.from(bytes).toString('utf8')) as Metadata
  return Buffer.from(JSON.stringify(sender.metadataFor(destination, metadata)))
}

function unlessSubmitted(error: unknown): void {
  if (!(error instanceof FitConnectError && error.code === 'submission-already-submitted')) throw error
}

/** Events after which somebody may have the content. */
const known: readonly EventKind[] = ['notify-submission', 'forward-submission']

function outcomeOf(sender: Sender, submissionId: string, events: VerifiedEvent[], { envelope, attachmentTags }: Sent): SubmissionOutcome {
  const { status, rejectedBy, problems } = sender.statusOf(events, submissionId, {
    metadata: authenticationTag(envelope.encryptedMetadata),
    data: authenticationTag(envelope.encryptedData),
    attachments: attachmentTags,
  })
  const mayBeKnown = events.some((event) => event.submissionId === submissionId && event.kind !== undefined && known.includes(event.kind))
  const isUnreadable = problems.length > 0 && problems.every(({ type }) => type === problem('encryption-issue', 'data').type)
  const outcomes: { readonly [of in typeof status]: SubmissionOutcome } = {
    incomplete: { kind: 'open' },
    submitted: { kind: 'waiting' },
    fetched: { kind: 'waiting' },
    accepted: { kind: 'accepted' },
    rejected: rejectedBy === 'receiver' ? { kind: isUnreadable ? 'unreadable' : 'refused' } : { kind: 'lost', mayBeKnown },
    deleted: { kind: 'lost', mayBeKnown },
  }
  return outcomes[status]
}

function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined
  return () => {
    made ??= make()
    return made
  }
}

/**
 * Every step of a route, with the errors of FIT-Connect in the channel's terms. A wrong secret of the platform concerns all authorities at once: nothing is
 * held for it, and everything goes on by itself when it is put right.
 */
function inChannelTerms<Route extends { readonly [step: string]: (...of: never[]) => Promise<unknown> }>(route: Route): Route {
  const steps = Object.entries(route).map(([name, step]) => [name, (...of: never[]) => step(...of).catch(translate)])
  return Object.fromEntries(steps) as Route
}

function translate(error: unknown): never {
  if (!(error instanceof FitConnectError)) throw error
  throw new ChannelError(error.code, error.code === 'client-refused' ? 'again' : remedies[error.retry], error)
}
