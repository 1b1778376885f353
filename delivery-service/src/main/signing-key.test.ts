import assert from 'node:assert/strict'
import { statSync } from 'node:fs'
import { after, before, test } from 'node:test'
import { type JWK, signEvent } from '@aufenthalt/fit-connect'
import { type DeliveryWorld, destinationId, startDeliveryWorld, testKeys } from '../testing/delivery-world.ts'
import { sendSubmission } from '../testing/send-submission.ts'
import { openSigningKeys, rotateSigningKey } from './signing-key.ts'

let world: DeliveryWorld
before(async () => {
  world = await startDeliveryWorld()
})
after(() => world.stop())

const pass = (days: number) => {
  world.clock.now = new Date(world.clock.now.getTime() + days * 86_400_000)
}
const published = async () => ((await (await fetch(`${world.url}/.well-known/jwks.json`)).json()) as { keys: JWK[] }).keys
const signedBy = async ({ submissionId }: { submissionId: string }) => {
  const token = await fetchToken(submissionId)
  return JSON.parse(Buffer.from(token.split('.')[0]!, 'base64url').toString()).kid as string
}
async function fetchToken(submissionId: string): Promise<string> {
  const { clientId, clientSecret } = world.as('online-service')
  const body = new URLSearchParams({ grant_type: 'client_credentials', client_id: clientId, client_secret: clientSecret })
  const { access_token } = (await (await fetch(`${world.url}/token`, { method: 'POST', body })).json()) as { access_token: string }
  const headers = { authorization: `Bearer ${access_token}` }
  const log = (await (await fetch(`${world.url}/v2/submissions/${submissionId}/events`, { headers })).json()) as { eventLog: string[] }
  return log.eventLog.at(-1)!
}

test('a key of the service is rotated while it runs: published a day before it signs, and events of the old one are believed for ever', async () => {
  const oldKid = testKeys.delivery.publicJwk.kid!
  const { keyFile } = world.config
  const sender = world.sender()
  const before = await sendSubmission(sender)
  await sender.events(before)

  const { kid } = await rotateSigningKey(keyFile, world.clock.now)
  assert.deepEqual(
    (await published()).map((key) => key.kid),
    [oldKid, kid],
  )
  assert.ok((await published()).every((key) => key.d === undefined && key.key_ops?.[0] === 'verify'))
  assert.equal(await signedBy(await sendSubmission(sender)), oldKid)

  pass(1)
  const later = await sendSubmission(sender)
  assert.equal(await signedBy(later), kid)
  await world.subscriber().accept(await world.subscriber().fetch(before.submissionId))
  for (const one of [before, later]) await sender.events({ submissionId: one.submissionId, destinationId })
  await world.sender().events({ submissionId: before.submissionId, destinationId })
})

test('a key that signs no more keeps its public half only, and nobody else may read the file', async () => {
  const { keyFile } = world.config
  const second = (await openSigningKeys(keyFile)).current(world.clock.now)
  await rotateSigningKey(keyFile, world.clock.now)
  assert.equal(statSync(keyFile).mode & 0o777, 0o600)
  const keys = await openSigningKeys(keyFile)
  assert.equal(keys.current(world.clock.now).kid, second.kid)
  assert.equal(keys.published().length, 3)
  const event = {
    kind: 'create-submission',
    issuer: 'http://delivery.example',
    submissionId: destinationId,
    caseId: destinationId,
  } as const
  await signEvent({ ...event, now: world.clock.now }, keys.current(world.clock.now))
  assert.throws(() => keys.current(new Date(0)))
})
