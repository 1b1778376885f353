import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type DeliveryWorld, startDeliveryWorld } from '../testing/delivery-world.ts'
import { sendSubmission } from '../testing/send-submission.ts'

let world: DeliveryWorld
before(async () => {
  world = await startDeliveryWorld()
})
after(() => world.stop())

test('the log of the service names routes and states, and nothing that was sent', async () => {
  const { submissionId, caseId, contents } = await sendSubmission(world.sender())
  const log = world.logLines.join('')
  assert.match(log, /"route":"\/v2\/submissions\/:submissionId\/attachments\/:attachmentId","status":204/)
  for (const secret of [submissionId, caseId, contents[0]?.attachmentId ?? '', 'secret of', 'eyJ', 'remoteAddress']) {
    assert.equal(log.includes(secret), false, secret)
  }
})
