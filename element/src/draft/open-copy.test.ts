import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sealCopy } from '../testing/seal-copy.ts'
import { openCopy } from './open-copy.ts'
import { makePersonAccess } from './person-keys.ts'

const person = await makePersonAccess(crypto.getRandomValues(new Uint8Array(16)))
const sealed = await sealCopy('Müster-Đặng', person.sent.publicKey)

test('a copy that was sealed to a person opens with that person’s key', async () => {
  assert.equal(new TextDecoder().decode(await openCopy(`${sealed}\n`, person.privateKey)), 'Müster-Đặng')
})

test('it opens with no other key, and not when a byte or the algorithm was changed', async () => {
  const other = await makePersonAccess(crypto.getRandomValues(new Uint8Array(16)))
  await assert.rejects(openCopy(sealed, other.privateKey))
  const [head = '', ...rest] = sealed.split('.')
  await assert.rejects(openCopy([head, ...rest.slice(0, -1), 'AAAAAAAAAAAAAAAAAAAAAA'].join('.'), person.privateKey))
  const weaker = Buffer.from(Buffer.from(head, 'base64url').toString().replace('A256GCM', 'A128CBC-HS256')).toString('base64url')
  await assert.rejects(openCopy([weaker, ...rest].join('.'), person.privateKey), /Algorithm/)
})
