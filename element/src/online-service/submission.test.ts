import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Receipt, SentApplication } from '@aufenthalt/model'
import type { Answer } from '../api-client/call.ts'
import { createSubmission } from './submission.ts'

const application = { answers: { 'person.familyName': 'Muster' } } as unknown as SentApplication
const receipt = { referenceNumber: 'AT-0000-0000-0000' } as Receipt
const received: Answer<Receipt> = { kind: 'ok', value: receipt }
const unreachable: Answer<Receipt> = { kind: 'unreachable' }
const problem = (status: number, code: string): Answer<Receipt> => ({ kind: 'problem', status, code, errors: [], reason: '' })

function submissionWith(...answers: Answer<Receipt>[]) {
  const keys: string[] = []
  const waits: number[] = []
  let made = 0
  const submit = createSubmission({
    send: async (_application, key) => {
      keys.push(key)
      return answers.shift() ?? unreachable
    },
    newKey: () => `key-${++made}`,
    wait: async (ms) => void waits.push(ms),
  })
  return { submit, keys, waits }
}

test('an application whose answer got lost is sent again under the same key', async () => {
  const { submit, keys } = submissionWith(unreachable, problem(503, 'unavailable'), received)
  assert.deepEqual(await submit(application), { kind: 'received', receipt })
  assert.deepEqual(keys, ['key-1', 'key-1', 'key-1'])
})

test('after several attempts without an answer the person is asked, and the next attempt still has the same key', async () => {
  const { submit, keys, waits } = submissionWith()
  assert.deepEqual(await submit(application), { kind: 'unresolved' })
  assert.equal(keys.length, waits.length)
  await submit(application)
  assert.deepEqual(new Set(keys), new Set(['key-1']))
})

test('a corrected application is a new intent with a new key', async () => {
  const { submit, keys } = submissionWith(problem(422, 'answers-refused'), received)
  assert.equal((await submit(application)).kind, 'refused')
  await submit({ ...application, language: 'en' })
  assert.deepEqual(keys, ['key-1', 'key-2'])
})

test('a form that has changed meanwhile is told apart from refused answers', async () => {
  assert.deepEqual(await submissionWith(problem(409, 'form-version-changed')).submit(application), { kind: 'version-changed' })
  assert.deepEqual(await submissionWith(problem(422, 'answers-refused')).submit(application), {
    kind: 'refused',
    errors: [],
    code: 'answers-refused',
  })
})
