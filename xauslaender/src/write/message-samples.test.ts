// Walks all samples of the reply channel: a new one needs no new test.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { checkMessage, checkReply, messageKinds } from '@aufenthalt/model'
import { readMessageSamples } from '../../scripts/message-samples.ts'
import { type Checker, createChecker } from '../check/create-checker.ts'
import { profiles } from '../profiles/profiles.ts'
import { readMessage } from '../read/read-message.ts'
import { aCaseMessage } from '../testing/a-case-message.ts'

const samples = readMessageSamples()

describe('the samples of the reply channel', () => {
  let checker: Checker
  before(async () => {
    checker = await createChecker()
  })
  after(() => checker.dispose())

  it('are one of every kind, named after it', () => {
    assert.deepEqual(samples.map(({ path }) => basename(path)).toSorted(), messageKinds.toSorted())
    for (const { path, message } of samples) assert.equal(basename(path), message.kind)
  })

  it('answer each other as they may', () => {
    const asked = samples.map(({ message }) => message)
    for (const { message } of samples) {
      const question = asked.find(({ messageId }) => messageId === message.inReplyTo)
      if (message.inReplyTo !== undefined) assert.deepEqual(question && checkReply(message, question), [], message.kind)
    }
  })

  for (const { path, message } of samples) {
    it(`are checked, golden, valid and read back without loss: ${message.kind}`, () => {
      assert.deepEqual(checkMessage(message), [])
      for (const { id } of Object.values(profiles)) {
        const xml = aCaseMessage(id, message)
        assert.deepEqual(checker.checkMessage(id, xml), [])
        assert.deepEqual(readMessage(xml).message, message)
        assert.equal(xml, readFileSync(`${path}.${id}.xml`, 'utf8'))
      }
    })
  }
})
