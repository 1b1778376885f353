import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { safeFilename } from './safe-filename.ts'

const cases: readonly (readonly [what: string, name: string, mimeType: string, safe: string])[] = [
  ['an ordinary name stays', 'Arbeitsvertrag 2026.pdf', 'application/pdf', 'Arbeitsvertrag 2026.pdf'],
  ['every script stays', 'عقد العمل.pdf', 'application/pdf', 'عقد العمل.pdf'],
  ['letters and their accents become one', 'Schlu\u0308ssel.png', 'image/png', 'Schlüssel.png'],
  ['folders are dropped', '../../etc/passwd', 'image/png', 'passwd.png'],
  ['folders of Windows are dropped', 'C:\\temp\\scan.jpeg', 'image/jpeg', 'scan.jpeg'],
  ['a reversed ending shows itself', 'photo\u202egpj.exe', 'image/jpeg', 'photogpj.exe.jpg'],
  ['a wrong ending is followed by the right one', 'contract.exe', 'application/pdf', 'contract.exe.pdf'],
  ['without a kind the ending stays', 'contract.doc', '', 'contract.doc'],
  ['capitals of an ending stay', 'IMG_1.JPG', 'image/jpeg', 'IMG_1.JPG'],
  ['a name of a device gets a mark', 'CON.pdf', 'application/pdf', '_CON.pdf'],
  ['a line break cannot start a new header', 'a\r\nSet-Cookie: b.pdf', 'application/pdf', 'aSet-Cookie_ b.pdf'],
  ['quotes and wildcards become marks', 'a"b*c?.png', 'image/png', 'a_b_c_.png'],
  ['dots and dashes at the start are dropped', '.-rf.png', 'image/png', 'rf.png'],
  ['half a character is dropped', 'a\ud83d.png', 'image/png', 'a.png'],
  ['nothing gets a name', '', 'application/pdf', 'document.pdf'],
  ['only an ending gets a name', '.pdf', 'application/pdf', 'pdf.pdf'],
]

describe('the name under which a document travels on', () => {
  for (const [what, name, mimeType, safe] of cases) it(what, () => assert.equal(safeFilename(name, mimeType), safe))

  it('a long name is cut between characters', () => {
    const name = safeFilename(`${'l\u0325\u0304'.repeat(80)}.pdf`, 'application/pdf')
    assert.ok(name.length <= 100)
    assert.match(name, /\u0304\.pdf$/)
  })

  it('any name becomes a name without a path, a control or a hidden character, and stays what it is when it is made safe again', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), fc.constantFrom('application/pdf', 'image/jpeg', ''), (name, mimeType) => {
        const safe = safeFilename(name, mimeType)
        assert.ok(safe.length > 0 && safe.length <= 100)
        assert.doesNotMatch(safe, /[\p{C}/\\<>:"|?*]|^\.|\s{2}/u)
        assert.ok(safe.isWellFormed())
        assert.equal(safeFilename(safe, mimeType), safe)
      }),
      { numRuns: 2000 },
    )
  })
})
