import { type ApiVersion, buildMetadata, createSender, type FetchedSubmission, problem, type Sender } from '@aufenthalt/fit-connect'
import { keepDeadlines } from '../../../delivery-service/src/deadlines/keep-deadlines.ts'
import { openDatabase } from '../../../delivery-service/src/store/database.ts'
import { destinationId, publicService, startDeliveryWorld, testKeys } from '../../../delivery-service/src/testing/delivery-world.ts'
import type { Part, Submission } from './channel.ts'
import { fitConnectChannel } from './fit-connect-channel.ts'
import { type ChannelPeer, testChannel } from './testing/channel-contract.ts'

const textOf = (bytes: Uint8Array) => Buffer.from(bytes).toString()
const plain = ({ bytes }: Part) => new Uint8Array(bytes)

const channelOf = (senderOf: (version: ApiVersion) => Sender) => fitConnectChannel({ v1: senderOf('v1'), v2: senderOf('v2') })

/** A real delivery service over HTTP with a real receiver. */
async function openPeer(fitConnectApi: ApiVersion): Promise<ChannelPeer> {
  const world = await startDeliveryWorld()
  const database = openDatabase(world.config.databaseUrl)
  const receiver = world.subscriber()
  const fetched = new Map<string, FetchedSubmission>()
  const fetchedOf = ({ submissionId }: Submission) => fetched.get(submissionId)!
  return {
    channel: channelOf((version) => world.sender('online-service', version)),
    unreachable: channelOf((version) => createSender({ ...world.as('online-service', version), submissionApi: 'http://127.0.0.1:9' })),
    target: { destinationId, fitConnectApi, publicService, region: null },
    receive: async ({ submissionId }) => {
      const waiting = await receiver.list(destinationId)
      if (!waiting.some((one) => one.submissionId === submissionId)) return undefined
      const submission = await receiver.fetch(submissionId)
      fetched.set(submissionId, submission)
      const attachments = submission.attachments.map(({ attachmentId, bytes }) => [attachmentId, textOf(bytes)])
      return { data: textOf(submission.data), attachments: Object.fromEntries(attachments) }
    },
    accept: (submission) => receiver.accept(fetchedOf(submission)),
    refuse: (submission) => receiver.reject({ ...fetchedOf(submission), problems: [problem('schema-violation', 'data')] }),
    waitUntilGivenUp: async () => {
      world.clock.now = new Date(world.clock.now.getTime() + 21 * 86_400_000)
      const issuer = { issuer: world.config.publicUrl, signingKey: testKeys.delivery.privateJwk, now: () => world.clock.now }
      await keepDeadlines(database, issuer)
    },
    metadataFor: async (data, attachments) => {
      const metadata = await buildMetadata({
        data: { schemaUri: 'urn:aufenthalt:nachricht:antrag:1', mimeType: 'application/xml', bytes: plain(data) },
        attachments: Object.entries(attachments).map(([attachmentId, part]) => ({
          ...{ attachmentId, purpose: 'attachment', mimeType: part.mimeType, bytes: plain(part) },
        })),
      })
      return { mimeType: 'application/json', bytes: Buffer.from(JSON.stringify(metadata)) }
    },
    stop: async () => {
      await database.destroy()
      await world.stop()
    },
  }
}

for (const version of ['v1', 'v2'] as const) testChannel(`FIT-Connect ${version}`, () => openPeer(version))
