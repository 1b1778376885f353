import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import type { Receipt } from '@aufenthalt/model'
import { bodySeal, isSameBody, openReceipt, sealReceipt } from './body-seal.ts'
import { aSubmission } from './testing/receiving-scene.ts'

const receipt: Receipt = {
  applicationId: randomUUID(),
  referenceNumber: 'AT-7K3M-9QXD-2B4R',
  receivedAt: '2026-11-24T09:15:27.120Z',
  firstAttemptAt: '2026-11-24T09:15:27.120Z',
  authorityName: 'Ausländerbehörde Musterstadt',
  effect: 'FX-SPAET',
  jws: 'a.b.c',
}

test('the same body is recognised and opens its receipt', async () => {
  const [{ sent }, key] = [await aSubmission(), randomUUID()]
  const sealed = sealReceipt(bodySeal(sent, key), receipt)
  const again = bodySeal(structuredClone(sent), key)
  assert.ok(isSameBody(again, bodySeal(sent, key).proof))
  assert.deepEqual(openReceipt(again, sealed), receipt)
})

test('a body that differs in one answer is another one, and opens nothing', async () => {
  const [{ sent }, key] = [await aSubmission(), randomUUID()]
  const sealed = sealReceipt(bodySeal(sent, key), receipt)
  const other = bodySeal({ ...sent, answers: { ...sent.answers, 'addr.houseNumber': '13' } }, key)
  assert.ok(!isSameBody(other, bodySeal(sent, key).proof))
  assert.throws(() => openReceipt(other, sealed))
})

test('the same body under another key of the person’s intent proves nothing about the first', async () => {
  const { sent } = await aSubmission()
  assert.ok(!isSameBody(bodySeal(sent, randomUUID()), bodySeal(sent, randomUUID()).proof))
})

test('what is kept tells nothing of the receipt', async () => {
  const { sent } = await aSubmission()
  const seal = bodySeal(sent, randomUUID())
  assert.ok(!sealReceipt(seal, receipt).includes('FX-SPAET'))
})
