import assert from 'node:assert/strict'
import { test } from 'node:test'
import { calendarFile } from './calendar-file.ts'

const file = (title: string) =>
  calendarFile({ day: '2026-12-31', title, uid: '6f1f4d0e-5f8e-4c53-9f5e-0d8a3f0a7b11', now: new Date('2026-11-24T13:03:09.120Z') })

test('the file has the whole day, a title that reveals nothing, and ends every line as the standard asks', () => {
  const text = file('Termin prüfen')
  assert.match(text, /^BEGIN:VCALENDAR\r\nVERSION:2\.0\r\n/)
  assert.match(text, /\r\nDTSTAMP:20261124T130309Z\r\n/)
  assert.match(text, /\r\nDTSTART;VALUE=DATE:20261231\r\nSUMMARY:Termin prüfen\r\n/)
  assert.ok(text.endsWith('END:VCALENDAR\r\n'))
  assert.ok(text.split('\r\n').every((line) => !line.includes('\n')))
  assert.doesNotMatch(text, /aufenthalt|LOCATION|ORGANIZER|URL/i)
})

test('signs with a meaning are written so that they have none', () => {
  assert.match(file('a, b; c \\ d\ne'), /SUMMARY:a\\, b\\; c \\\\ d\\ne\r\n/)
})

test('no line is longer than 75 bytes and no letter is cut, in any script', () => {
  const title = 'تحقق من الموعد '.repeat(12).trim()
  const text = file(title)
  for (const line of text.split('\r\n')) assert.ok(Buffer.byteLength(line) <= 75, line)
  assert.ok(text.replaceAll('\r\n ', '').includes(`SUMMARY:${title}`))
  assert.doesNotMatch(text, /\uFFFD/)
})
