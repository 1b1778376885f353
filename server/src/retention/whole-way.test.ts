import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { readApplication } from '@aufenthalt/xauslaender'
import { type DeliveryWorld, destinationId, startDeliveryWorld } from '../../../delivery-service/src/testing/delivery-world.ts'
import { receiveApplication } from '../applications/receive-application.ts'
import { aSubmission, openReceivingScene, type ReceivingScene } from '../applications/testing/receiving-scene.ts'
import { musterstadt, seedAuthority } from '../authorities/testing/an-authority.ts'
import { authorityScope } from '../database/with-authority.ts'
import { deliverApplication } from '../delivery/deliver-application.ts'
import { fitConnectChannel } from '../delivery/fit-connect-channel.ts'
import { followApplication } from '../delivery/follow-application.ts'
import { createLog } from '../log/create-log.ts'
import { type Lanes, runLanes } from '../promises/run-lanes.ts'
import { shredApplication } from './shred-application.ts'

let scene: ReceivingScene
let world: DeliveryWorld
let lanes: Lanes
before(async () => {
  ;[scene, world] = await Promise.all([openReceivingScene(), startDeliveryWorld()])
  const identifier = 'urn:de:fim:leika:leistung:99123456760610'
  await seedAuthority(authorityScope(scene.databases.owner), musterstadt, {
    destination_id: destinationId,
    services: [{ service: 'at-erwerbstaetigkeit', publicService: { name: 'Vorführung', identifier } }],
  })
  const withAuthority = authorityScope(scene.databases.worker)
  const vault = scene.workerVault
  const deps = {
    withAuthority,
    vault,
    channel: fitConnectChannel({ v1: world.sender('online-service', 'v1'), v2: world.sender() }),
    now: () => new Date(),
  }
  lanes = runLanes({
    database: scene.databases.worker,
    url: scene.databases.url,
    log: createLog('silent'),
    kinds: {
      'deliver-application': deliverApplication(deps),
      'follow-application': followApplication(deps),
      'shred-application': shredApplication({ withAuthority, vault }),
    },
  })
})
after(async () => {
  await lanes.stop()
  await Promise.all([scene.stop(), world.stop()])
})

async function until<T>(look: () => Promise<T | undefined>): Promise<T> {
  const deadline = AbortSignal.timeout(30_000)
  for (;;) {
    const found = await look()
    if (found !== undefined) return found
    deadline.throwIfAborted()
    await sleep(50)
  }
}

test('an application goes its whole way: received, handed over, accepted by the case system, shredded', async () => {
  const { sent } = await aSubmission({ documents: [await scene.upload('D-PASS')], later: ['D-TITLE'] })
  const outcome = await receiveApplication(scene.deps, { authorityId: musterstadt, idempotencyKey: randomUUID(), sent })
  assert.ok(outcome.kind === 'received')
  const { applicationId, referenceNumber } = outcome.receipt

  const receiver = world.subscriber()
  const waiting = await until(async () => (await receiver.list(destinationId))[0])
  const fetched = await receiver.fetch(waiting.submissionId)
  const { application } = readApplication(Buffer.from(fetched.data).toString())
  assert.equal(application.header.referenceNumber, referenceNumber)
  assert.deepEqual(
    fetched.attachments.map(({ purpose, mimeType }) => [purpose, mimeType]),
    [
      ['form', 'application/pdf'],
      ['attachment', 'image/png'],
    ],
  )
  assert.equal(fetched.replyKey?.kty, 'RSA')
  await receiver.accept(fetched)

  const left = await until(async () => ((await scene.workerVault.findApplicationKey(musterstadt, applicationId)) ? undefined : 'shredded'))
  assert.equal(left, 'shredded')
  const kinds = await scene.databases.withAuthority(musterstadt, (tx) =>
    tx.selectFrom('application_steps').select('kind').where('application_id', '=', applicationId).orderBy('step_id').execute(),
  )
  assert.deepEqual(
    kinds.map(({ kind }) => kind),
    ['received', 'handed-over', 'accepted'],
  )
})
