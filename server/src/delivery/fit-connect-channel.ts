import { authenticationTag, encrypt, FitConnectError, type JWK, type Sender, type VerifiedEvent } from '@aufenthalt/fit-connect'
import { type Channel, ChannelError, type Part, type Remedy, type Sent, type SubmissionOutcome } from './channel.ts'

const remedies: { readonly [retry in FitConnectError['retry']]: Remedy } = { later: 'again', never: 'hold', 'new-submission': 'renew' }

/** The channel over FIT-Connect (Submission API v2), to whichever delivery service the sender speaks. */
export function fitConnectChannel(sender: Sender): Channel {
  return ({ destinationId, publicService, region }, signal) => {
    const receiverKey = once(() => findReceiverKey(sender, destinationId, signal))
    const encryptPart = async ({ bytes, mimeType }: Part) => encrypt(new Uint8Array(bytes), await receiverKey(), { cty: mimeType })
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
      seal: async ({ metadata, data }) => ({ encryptedMetadata: await encryptPart(metadata), encryptedData: await encryptPart(data) }),
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

/** The key that the destination names now. One that breaks a rule is refused: nothing is ever sent with a weaker key. */
async function findReceiverKey(sender: Sender, destinationId: string, signal: AbortSignal): Promise<JWK> {
  const { status, encryptionKid } = await sender.destination(destinationId, { signal })
  if (status !== 'active') throw new ChannelError('destination-inactive', 'again')
  return await sender.encryptionKey(destinationId, encryptionKid, { signal })
}

function unlessSubmitted(error: unknown): void {
  if (!(error instanceof FitConnectError && error.code === 'submission-already-submitted')) throw error
}

function outcomeOf(sender: Sender, submissionId: string, events: VerifiedEvent[], { envelope, attachmentTags }: Sent): SubmissionOutcome {
  const { status, rejectedBy } = sender.statusOf(events, submissionId, {
    metadata: authenticationTag(envelope.encryptedMetadata),
    data: authenticationTag(envelope.encryptedData),
    attachments: attachmentTags,
  })
  const mayBeKnown = events.some((event) => event.submissionId === submissionId && event.kind === 'notify-submission')
  const outcomes: { readonly [of in typeof status]: SubmissionOutcome } = {
    incomplete: { kind: 'open' },
    submitted: { kind: 'waiting' },
    fetched: { kind: 'waiting' },
    accepted: { kind: 'accepted' },
    rejected: rejectedBy === 'receiver' ? { kind: 'refused' } : { kind: 'lost', mayBeKnown },
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
