import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { AttachmentKept } from '@aufenthalt/model'
import type { Answer } from '../api-client/call.ts'
import type { Offset } from '../api-client/documents.ts'
import { sendDocument } from './send-document.ts'

const kept: Answer<AttachmentKept> = { kind: 'ok', value: { attachmentId: '', mimeType: '', bytes: 0, sha256: '' } }
const unreachable = { kind: 'unreachable' } as const
const problem = (status: number, code: string) => ({ kind: 'problem', status, code, errors: [], reason: '' }) as const

/** A platform that has so much of a document, and a line that carries what the test says of each part. */
function aLine(carries: readonly ('all' | number | 'answer-lost')[] = []) {
  const log: string[] = []
  const left = [...carries]
  let there = 0
  const documents = {
    sendWhole: async () => kept,
    askOffset: async (): Promise<Answer<Offset>> => {
      log.push('ask')
      return { kind: 'ok', value: { offset: there } }
    },
    sendPart: async (_: unknown, firstByte: number, body: Blob): Promise<Answer<Offset>> => {
      const carried = left.shift() ?? 'all'
      log.push(`${firstByte}+${body.size}`)
      assert.equal(firstByte, there)
      there += typeof carried === 'number' ? carried : body.size
      return carried === 'all' ? { kind: 'ok', value: { offset: there } } : unreachable
    },
    assemble: async () => {
      log.push('assemble')
      return kept
    },
  }
  return { documents, log }
}

const send = (documents: ReturnType<typeof aLine>['documents'], bytes: number, isResumed = false, waits: number[] = []) =>
  sendDocument(
    { documents, isResumed, wait: async (ms) => void waits.push(ms) },
    { attachmentId: 'a', file: new Blob([new Uint8Array(bytes)]), mimeType: 'application/pdf', key: 'k' },
    { onProgress: () => undefined, signal: new AbortController().signal },
  )

test('a small document goes at once', async () => {
  const { documents, log } = aLine()
  assert.equal((await send(documents, 400_000)).kind, 'ok')
  assert.deepEqual(log, [])
})

test('a large one goes in parts that grow', async () => {
  const { documents, log } = aLine()
  assert.equal((await send(documents, 2_000_000)).kind, 'ok')
  assert.deepEqual(log, ['0+262144', '262144+524288', '786432+1048576', '1835008+164992', 'assemble'])
})

test('after a break it goes on from what is there, in smaller parts', async () => {
  const { documents, log } = aLine(['all', 100_000, 'answer-lost'])
  assert.equal((await send(documents, 900_000)).kind, 'ok')
  assert.deepEqual(log, ['0+262144', '262144+524288', 'ask', '362144+262144', 'ask', '624288+131072', '755360+144640', 'assemble'])
})

test('one that was stopped before asks first', async () => {
  const { documents, log } = aLine()
  await send(documents, 500_000, true)
  assert.equal(log[0], 'ask')
})

test('without any progress it waits longer and longer and then gives the person the choice', async () => {
  const waits: number[] = []
  const documents = { ...aLine().documents, sendPart: async () => unreachable }
  assert.deepEqual(await send(documents, 500_000, false, waits), unreachable)
  assert.deepEqual(
    waits,
    waits.toSorted((a, b) => a - b),
  )
  assert.ok(waits.length >= 5)
})

test('what the platform refuses is not tried again; what it cannot do at the moment is', async () => {
  const answers: Answer<AttachmentKept>[] = [problem(503, 'unavailable'), problem(422, 'attachment-refused')]
  const documents = { ...aLine().documents, sendWhole: async () => answers.shift() ?? assert.fail('once too often') }
  assert.deepEqual(await send(documents, 10), problem(422, 'attachment-refused'))
})

test('bytes that the platform misses at the end are sent', async () => {
  const line = aLine()
  const assemblies: Answer<AttachmentKept>[] = [problem(409, 'attachment-incomplete'), kept]
  const documents = { ...line.documents, assemble: async () => assemblies.shift() ?? assert.fail('once too often') }
  assert.equal((await send(documents, 500_000)).kind, 'ok')
  assert.deepEqual(line.log, ['0+262144', '262144+237856', 'ask'])
})
