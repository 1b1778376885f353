import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type Checker, createChecker, readApplication } from '@aufenthalt/xauslaender'
import fc from 'fast-check'
import { aMessage } from '../../../xauslaender/src/testing/a-message.ts'
import { anApplication } from '../../../xauslaender/src/testing/an-application.ts'
import { messageFilename } from './message-filename.ts'

let checker: Checker
before(async () => {
  checker = await createChecker()
})
after(() => checker.dispose())

test('whatever a file is called, the message with its name is valid and carries it', () => {
  const [document] = anApplication().documents
  assert.ok(document)
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (name) => {
      const filename = messageFilename(name, 'application/pdf')
      for (const id of ['1', '2'] as const) {
        const xml = aMessage(id, anApplication({ documents: [{ ...document, filename }] }))
        assert.deepEqual(checker.check(id, xml), [])
        assert.equal(readApplication(xml).application.documents[0]?.filename, filename)
      }
    }),
    { numRuns: 300 },
  )
})

test('European names stay as they are, other scripts become place holders', () => {
  assert.equal(messageFilename('Đorđević Übersetzung.pdf', 'application/pdf'), 'Đorđević Übersetzung.pdf')
  assert.equal(messageFilename('Þórður Ẓ̌ẖaḥa K͟Hālid – Kopie.pdf', 'application/pdf'), 'Þórður Ẓ_ẖaḥa K͟Hālid _ Kopie.pdf')
  assert.equal(messageFilename('护照.jpg', 'image/jpeg'), '__.jpg')
  assert.equal(messageFilename('../../etc/passwd', 'image/png'), 'passwd.png')
})
