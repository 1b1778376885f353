import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { after, describe, it } from 'node:test'
import fc from 'fast-check'
import { createPdfWriter } from './create-pdf-writer.ts'
import { fontCoverage } from './font-coverage.ts'
import { fontFamilies } from './fonts.ts'
import { anApplicationPdf, german } from './testing/an-application-pdf.ts'
import { letters, skipWithoutList } from './testing/din-91379.ts'
import { accessibilityOf, skipWithoutPoppler, textOf } from './testing/read-pdf.ts'

const writer = createPdfWriter({ timeoutMs: 60_000 })
after(() => writer.close())

/** An application whose answers are these. */
const answering = (...answers: string[]) =>
  anApplicationPdf({
    sections: [
      { title: german('Angaben'), parts: [{ rows: answers.map((answer) => ({ label: german('Angabe'), value: german(answer) })) }] },
    ],
  })

const pdf = await writer.write(anApplicationPdf())

describe('the document of an application', () => {
  it('is the same for the same application', async () => assert.deepEqual(await writer.write(anApplicationPdf()), pdf))

  it('is accessible: tagged, with title, language, headings, tables, a list and a text for the picture', async () => {
    const { roles, languages, ...facts } = await accessibilityOf(pdf)
    assert.deepEqual(facts, {
      title: 'Aufenthaltstitel zur Erwerbstätigkeit',
      pages: 2,
      language: 'de',
      isTagged: true,
      showsTitle: true,
      part: '1',
      alternatives: 1,
    })
    for (const role of ['Document', 'H1', 'H2', 'H3', 'Table', 'THead', 'TH', 'TD', 'P', 'L', 'LI', 'Figure', 'Link'])
      assert.ok(roles.has(role), role)
    assert.deepEqual(languages, new Set(['(de)', '(en)']))
  })

  it('says everything in both languages', { skip: skipWithoutPoppler }, () => {
    const text = textOf(pdf)
    for (const part of [
      'Ausländerbehörde Musterstadt',
      'AT-7K3M-9QXD-2B4R',
      '25. Oktober 2026 um 02:30:12 MESZ (Europe/Berlin)',
      '2026-10-25T00:30:12.345Z (UTC)',
      '2026-10-25T00:29:58.001Z (UTC)',
      'Familienname',
      'Family name',
      '2 March 1994',
      'Georgia',
      'passport.jpg (124 kB)',
      'Child 2',
      'Documents that follow',
      'Employment contract',
      'My statements are complete and true.',
      'your residence title was still valid at that time',
      'Dies ist keine Entscheidung über Ihren Antrag.',
      'Seite 2 / 2',
    ]) {
      assert.ok(text.includes(part), part)
    }
  })

  it('says everything once when the person reads German', { skip: skipWithoutPoppler }, async () => {
    const text = textOf(await writer.write(anApplicationPdf({ language: 'de', effect: german('Wirkung') })))
    assert.equal(text.includes('October'), false)
    assert.equal(text.includes('Maßgeblich ist'), false)
  })

  it('says on every page of a long application which it is and how many there are', { skip: skipWithoutPoppler }, async () => {
    const parts = Array.from({ length: 60 }, (_, index) => ({
      title: german(`Kind ${index + 1}`),
      rows: [{ label: german('Vornamen'), value: german('Mona') }],
    }))
    const long = await writer.write(anApplicationPdf({ sections: [{ title: german('Kinder'), parts }] }))
    const { pages } = await accessibilityOf(long)
    const text = textOf(long)
    assert.ok(pages > 5)
    for (let page = 1; page <= pages; page += 1) assert.ok(text.includes(`Seite ${page} / ${pages}`), String(page))
    assert.equal(text.split('AT-7K3M-9QXD-2B4R').length - 1, pages + 1)
    assert.ok(text.includes('Kind 60'))
  })

  it('leads to the page that checks it, with the receipt in the fragment', () => {
    assert.ok(Buffer.from(pdf).includes('https://aufenthalt.example/verify#aaa'))
  })

  it('is right to left where the language is', { skip: skipWithoutPoppler }, async () => {
    const effect = { de: 'Ihr Antrag ist angekommen.', own: 'وصل طلبكم اليوم.' }
    const arabic = await writer.write(anApplicationPdf({ language: 'ar', effect }))
    assert.ok(textOf(arabic).includes('وصل طلبكم اليوم'))
    assert.ok((await accessibilityOf(arabic)).languages.has('(ar)'))
  })
})

describe('whatever a person writes', () => {
  it('is never part of the program that sets the document', { skip: skipWithoutPoppler }, async () => {
    const answer = '#strong[x] #read("/etc/passwd") $1$ *b* \\ // end "\\u{41}'
    assert.ok(textOf(await writer.write(answering(answer))).includes(answer))
  })

  it('other scripts, emoji, controls and halves of characters never stop the document', { skip: skipWithoutPoppler }, async () => {
    const text = textOf(await writer.write(answering('王小明', '👩‍👧', 'ნინო', 'नमस्ते', 'a\u0007b', 'x\ud83dy', '\u202eabc', '\u0301')))
    for (const part of ['[U+738B][U+5C0F][U+660E]', '[U+1F469]', 'ნინო', 'a[U+0007]b', 'x[U+D83D]y', '[U+202E]abc', '[U+0301]']) {
      assert.ok(text.includes(part), part)
    }
  })

  it('a long word breaks and is copied without a gap in its lines', { skip: skipWithoutPoppler }, async () => {
    const lines = textOf(await writer.write(answering('W'.repeat(200)))).match(/W{2,}/g) ?? []
    assert.equal(lines.join(''), 'W'.repeat(200))
    assert.ok(lines.every((line) => line.length <= 30))
  })

  it('every letter of DIN 91379 is copied as it is, but for those whose marks the font has to lift', {
    skip: skipWithoutPoppler || skipWithoutList,
  }, async () => {
    const copied = textOf(await writer.write(answering(...letters.map((letter) => `|${letter}|`)))).replaceAll(' ', '')
    const others = letters.filter((letter) => !copied.normalize('NFC').includes(`|${letter.normalize('NFC')}|`))
    // typst sets a lifted mark apart from its letter and gives both the text of both, so that a copy has the letter twice.
    assert.ok(others.every((letter) => letter.normalize('NFD').length > 1 && copied.includes(letter)))
    assert.ok(others.length <= 64, String(others.length))
  })

  it('a text of 4,000 characters and 200 answers are printed whole', { skip: skipWithoutPoppler }, async () => {
    const long = Array.from({ length: 500 }, (_, index) => `wort${index}`).join(' ')
    const many = Array.from({ length: 200 }, (_, index) => `Wert-${index}`)
    const text = textOf(await writer.write(answering(long, ...many)))
    for (const part of ['wort0', 'wort499', ...many]) assert.ok(text.includes(part), part)
  })

  it('an application without answers, documents and declarations is a document', async () => {
    const bare = await writer.write(anApplicationPdf({ sections: [], documents: [], later: [], declarations: [] }))
    assert.equal((await accessibilityOf(bare)).part, '1')
  })

  it('every character that a font has, with any marks around it, can be set', async () => {
    const points = fontFamilies.flatMap(({ files }) => files.flatMap((file) => [...fontCoverage(readFileSync(file))]))
    const marks = points.filter((point) => /\p{M}|\p{Cf}/u.test(String.fromCodePoint(point)))
    const character = fc.oneof(fc.constantFrom(...points), fc.constantFrom(...marks)).map((point) => String.fromCodePoint(point))
    const answers = fc.array(fc.string({ unit: character, maxLength: 40 }), { minLength: 50, maxLength: 100 })
    await fc.assert(
      fc.asyncProperty(answers, async (list) => void (await writer.write(answering(...list)))),
      { numRuns: 15 },
    )
  })

  it('any text can be set', async () => {
    const answers = fc.array(fc.string({ unit: 'binary', maxLength: 60 }), { minLength: 20, maxLength: 60 })
    await fc.assert(
      fc.asyncProperty(answers, async (list) => void (await writer.write(answering(...list)))),
      { numRuns: 15 },
    )
  })
})

describe('many documents at once', () => {
  it('each gets its own, and the fresh threads in between change nothing', async () => {
    const small = createPdfWriter({ workers: 2, tasksPerWorker: 3 })
    const numbers = Array.from({ length: 8 }, (_, index) => `AT-${index}`)
    const written = await Promise.all(numbers.map((referenceNumber) => small.write(anApplicationPdf({ referenceNumber }))))
    const again = await writer.write(anApplicationPdf({ referenceNumber: 'AT-5' }))
    assert.deepEqual(written[5], again)
    assert.equal(new Set(written.map((one) => Buffer.from(one).toString('base64'))).size, 8)
    await small.close()
  })

  it('what cannot be set says nothing about it', async () => {
    const broken = anApplicationPdf({ receivedAt: 'Beispiel' })
    await assert.rejects(writer.write(broken), { message: 'worker-failed' })
  })
})
