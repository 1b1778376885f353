import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, describe, test } from 'node:test'
import { type Channel, ChannelError, type Part, type Remedy, type Route, type Sent, type Submission, type Target } from '../channel.ts'

/** The other side of a channel, which a test can make do everything that a real one does. */
export type ChannelPeer = {
  readonly channel: Channel
  /** The same channel while the other side cannot be reached. */
  readonly unreachable: Channel
  readonly target: Target
  /** What the receiver finds of a submission; undefined while it is not there. */
  readonly receive: (
    submission: Submission,
  ) => Promise<{ readonly data: string; readonly attachments: { readonly [id: string]: string } } | undefined>
  readonly accept: (submission: Submission) => Promise<void>
  readonly refuse: (submission: Submission) => Promise<void>
  /** Lets so much time pass that the channel forgets what was begun and gives up what nobody received. */
  readonly waitUntilGivenUp: () => Promise<void>
  /** Bytes of metadata that fit these parts. */
  readonly metadataFor: (data: Part, attachments: { readonly [id: string]: Part }) => Promise<Part>
  readonly stop: () => Promise<void>
}

const textPart = (text: string, mimeType: string): Part => ({ mimeType, bytes: Buffer.from(text) })

const attachmentId = randomUUID()
const data = textPart('<antrag>Đorđević</antrag>', 'application/xml')
const attachment = { attachmentId, ...textPart('%PDF contract', 'application/pdf') }

const route = ({ target }: ChannelPeer, channel: Channel): Route => channel(target, AbortSignal.timeout(20_000))

type Prepared = { readonly submission: Submission; readonly sent: Sent }

/** Every step but the last. */
async function prepare(peer: ChannelPeer): Promise<Prepared> {
  const way = route(peer, peer.channel)
  const submission = await way.announce([attachmentId])
  const tag = await way.sendAttachment(submission, attachment)
  const envelope = await way.seal({ data, metadata: await peer.metadataFor(data, { [attachmentId]: attachment }) })
  return { submission, sent: { envelope, attachmentTags: { [attachmentId]: tag } } }
}

const submit = (peer: ChannelPeer, { submission, sent }: Prepared) => route(peer, peer.channel).submit(submission, sent.envelope)
const outcomeOf = (peer: ChannelPeer, { submission, sent }: Prepared) => route(peer, peer.channel).readOutcome(submission, sent)

async function send(peer: ChannelPeer): Promise<Prepared> {
  const prepared = await prepare(peer)
  await submit(peer, prepared)
  return prepared
}

async function remedyOf(step: Promise<unknown>): Promise<Remedy> {
  const error = await step.then(
    () => assert.fail('did not fail'),
    (cause: unknown) => cause,
  )
  assert.ok(error instanceof ChannelError)
  return error.remedy
}

const contract: { readonly [what: string]: (peer: ChannelPeer) => Promise<void> } = {
  'nothing is visible to the receiver before the last step': async (peer) => {
    const prepared = await prepare(peer)
    assert.equal(await peer.receive(prepared.submission), undefined)
    assert.deepEqual(await outcomeOf(peer, prepared), { kind: 'open' })
  },
  'after the last step the receiver finds exactly what was sent': async (peer) => {
    const prepared = await send(peer)
    assert.deepEqual(await outcomeOf(peer, prepared), { kind: 'waiting' })
    const received = await peer.receive(prepared.submission)
    assert.deepEqual(received, { data: '<antrag>Đorđević</antrag>', attachments: { [attachmentId]: '%PDF contract' } })
    assert.deepEqual(await outcomeOf(peer, prepared), { kind: 'waiting' })
  },
  'the last step may be repeated: it is there once, and that is no error': async (peer) => {
    const prepared = await send(peer)
    await submit(peer, prepared)
    assert.deepEqual(await outcomeOf(peer, prepared), { kind: 'waiting' })
  },
  'an attachment may be sent again before the last step; the last one counts': async (peer) => {
    const { submission, sent } = await prepare(peer)
    const tag = await route(peer, peer.channel).sendAttachment(submission, attachment)
    await submit(peer, { submission, sent })
    const last = { submission, sent: { ...sent, attachmentTags: { [attachmentId]: tag } } }
    assert.deepEqual(await outcomeOf(peer, last), { kind: 'waiting' })
    assert.equal(await remedyOf(outcomeOf(peer, { submission, sent })), 'hold')
  },
  'the acceptance of the receiver is known': async (peer) => {
    const prepared = await send(peer)
    await peer.receive(prepared.submission)
    await peer.accept(prepared.submission)
    assert.deepEqual(await outcomeOf(peer, prepared), { kind: 'accepted' })
  },
  'the refusal of the receiver is known as such': async (peer) => {
    const prepared = await send(peer)
    await peer.receive(prepared.submission)
    await peer.refuse(prepared.submission)
    assert.deepEqual(await outcomeOf(peer, prepared), { kind: 'refused' })
  },
  'an acceptance of anything else than what was sent is not believed': async (peer) => {
    const [one, other] = [await send(peer), await send(peer)]
    await peer.receive(one.submission)
    await peer.accept(one.submission)
    assert.equal(await remedyOf(outcomeOf(peer, { submission: one.submission, sent: other.sent })), 'hold')
  },
  'what was given up says whether anybody can have received it': async (peer) => {
    const [begun, unseen, seen] = [await prepare(peer), await send(peer), await send(peer)]
    await peer.receive(seen.submission)
    await peer.waitUntilGivenUp()
    assert.deepEqual(await outcomeOf(peer, begun), { kind: 'lost', mayBeKnown: false })
    assert.deepEqual(await outcomeOf(peer, unseen), { kind: 'lost', mayBeKnown: false })
    assert.deepEqual(await outcomeOf(peer, seen), { kind: 'lost', mayBeKnown: true })
    assert.equal(await remedyOf(submit(peer, begun)), 'renew')
  },
  'while the other side cannot be reached every step asks to be tried again': async (peer) => {
    const { submission, sent } = await prepare(peer)
    const away = route(peer, peer.unreachable)
    const steps = [
      away.announce([]),
      away.sendAttachment(submission, attachment),
      away.seal({ data, metadata: data }),
      away.submit(submission, sent.envelope),
      away.readOutcome(submission, sent),
    ]
    const remedies = await Promise.all(steps.map(remedyOf))
    assert.ok(remedies.every((remedy) => remedy === 'again'))
  },
}

/** Holds a channel to what every channel must do. */
export function testChannel(name: string, open: () => Promise<ChannelPeer>): void {
  describe(`channel ${name}`, () => {
    let peer: ChannelPeer
    before(async () => {
      peer = await open()
    })
    after(() => peer.stop())
    for (const [what, check] of Object.entries(contract)) test(what, () => check(peer))
  })
}
