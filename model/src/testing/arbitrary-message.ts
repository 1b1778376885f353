// Wild messages made from the tables: everything that a check lets pass, up to the limits, and nothing else.
import fc from 'fast-check'
import { berlinDay } from '../application/berlin-day.ts'
import { makeReferenceNumber } from '../application/reference-number.ts'
import { attachmentsOf } from '../messages/attachments-of.ts'
import { type CaseMessage, type CaseMessageKind, messageTables } from '../messages/case-message.ts'
import { expected } from '../messages/check-shape.ts'
import type { Field, Fields, Shape, TextKind } from '../messages/shape.ts'

const letters = [...'abcABCÄÖÜäöüßçğıİøœþŽșț019.,-/()€§%+*#@:;!?_=~|{}[]^$<>&"\' ', 'C̆', 'M̂', 'ḍ', 'K̂', ']]>', '&amp;', '<!--', '’']
const breaks = ['\n', '\r\n', '\t', '\r', ' \n', '¼']

/** Few pieces, now and then repeated up to the limit. */
const textOf = (pieces: readonly string[], most: number): fc.Arbitrary<string> =>
  fc
    .tuple(fc.array(fc.constantFrom(...pieces), { minLength: 1, maxLength: Math.min(most, 25) }), fc.nat(15))
    .map(([all, chance]) =>
      `x${all.join('')}`
        .normalize()
        .repeat(chance === 0 ? most : 1)
        .slice(0, most),
    )
    .filter((text) => text.isWellFormed())

const hex = (length: number) => fc.stringMatching(new RegExp(`^[0-9a-f]{${length}}$`))
const dayText = fc
  .date({ min: new Date('2000-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
  .map((moment) => moment.toISOString().slice(0, 10))
const code = fc.stringMatching(/^[A-Za-z0-9][A-Za-z0-9._-]{0,20}$/)
const money = fc.integer({ min: 0, max: 99_999_999_999 }).map((cents) => (cents / 100).toFixed(2))
const country = fc.stringMatching(/^[A-Z]{2}$/)

const texts: { readonly [Kind in TextKind]: (most: number) => fc.Arbitrary<string> } = {
  text: (most) => textOf([...letters, ...breaks], most),
  line: (most) => textOf(letters, most),
  label: (most) => textOf([...letters, '„', '–', '🙂', 'ع'], most),
  id: () => code,
  uuid: () => fc.uuid({ version: 4 }),
  reference: () => fc.uint8Array({ minLength: 7, maxLength: 7 }).map(makeReferenceNumber),
  ags: () => fc.stringMatching(/^[0-9]{8}$/),
  day: () => dayText,
  time: () => fc.tuple(fc.nat(23), fc.nat(59)).map((parts) => parts.map((part) => String(part).padStart(2, '0')).join(':')),
  instant: () =>
    fc.date({ min: new Date('2000-01-01'), max: new Date('2099-12-31'), noInvalidDate: true }).map((moment) => moment.toISOString()),
  money: () => money,
  sha256: () => hex(64),
  iban: () => fc.constantFrom('DE89370400440532013000', 'GB82WEST12345698765432'),
}

const plain = { noNullPrototype: true } as const
const codedValue = fc.oneof(fc.record({ code }, plain), fc.record({ code, name: texts.label(255) }, plain))

const statedValues: { readonly [kind: string]: fc.Arbitrary<unknown> } = {
  name: fc.constantFrom('Muster', 'C̆elik', "d'Étoile"),
  text: texts.line(255),
  'long-text': texts.text(4000),
  date: dayText,
  'partial-date': fc.oneof(
    dayText,
    fc.constant('unknown'),
    fc.tuple(dayText, fc.constantFrom(4, 7)).map(([text, length]) => text.slice(0, length)),
  ),
  'yes-no': fc.boolean(),
  integer: fc.integer({ min: -999_999_999, max: 999_999_999 }),
  money,
  choice: codedValue,
  choices: fc.array(codedValue, { minLength: 1, maxLength: 4 }),
  country,
  countries: fc.array(country, { minLength: 1, maxLength: 4 }),
  email: fc.constant('mina.muster@example.org'),
  phone: texts.line(40),
}

const stated = (depth: number): fc.Arbitrary<unknown> =>
  fc.constantFrom(...Object.keys(statedValues), ...(depth > 0 ? ['group'] : [])).chain((kind) => {
    const entries = fc.array(fc.array(stated(depth - 1), { maxLength: 2 }), { minLength: 1, maxLength: 2 })
    return fc.record({ id: code, label: texts.label(255), kind: fc.constant(kind), value: statedValues[kind] ?? entries }, plain)
  })

/** Any value of a shape. */
export function arbitraryValue(shape: Shape): fc.Arbitrary<unknown> {
  switch (shape.kind) {
    case 'integer':
      return fc.nat(shape.most)
    case 'one-of':
      return fc.constantFrom(...shape.values)
    case 'coded':
      return codedValue
    case 'stated':
      return stated(1)
    case 'list':
      return arbitraryList(shape.of, Math.min(3, shape.most), shape.key)
    case 'record':
      return arbitraryRecord(shape.fields, shape.someOf)
    default:
      return texts[shape.kind](shape.most)
  }
}

function arbitraryList(of: Shape, maxLength: number, key?: string): fc.Arbitrary<unknown> {
  const item = arbitraryValue(of)
  if (key === undefined) return fc.array(item, { minLength: 1, maxLength })
  return fc.uniqueArray(item, { minLength: 1, maxLength, selector: (one) => (one as { readonly [name: string]: unknown })[key] })
}

/** All fields are made, then those go that may not be there, and some of those that need not. */
function arbitraryRecord(fields: Fields, someOf: readonly string[] = []): fc.Arbitrary<{ readonly [name: string]: unknown }> {
  const made = fc.record(Object.fromEntries(Object.entries(fields).map(([name, { shape }]) => [name, arbitraryValue(shape)])))
  return fc.tuple(made, fc.subarray(Object.keys(fields))).map(([full, dropped]) => {
    const kept = Object.entries(fields).filter(([name, field]) => staysIn(field, full, dropped.includes(name)))
    const names = new Set([...kept.map(([name]) => name), ...(kept.some(([name]) => someOf.includes(name)) ? [] : someOf.slice(0, 1))])
    return Object.fromEntries(Object.entries(full).filter(([name]) => names.has(name)))
  })
}

function staysIn({ presence }: Field, full: { readonly [name: string]: unknown }, isDropped: boolean): boolean {
  const { demanded, allowed } = expected(presence, full)
  return demanded || (allowed && !isDropped)
}

/** Any message of a kind. */
export const arbitraryMessageOf = (kind: CaseMessageKind): fc.Arbitrary<CaseMessage> =>
  arbitraryRecord({ ...messageTables[kind].head, ...messageTables[kind].fields })
    .map((record) => ({ kind, ...record }) as unknown as CaseMessage)
    .filter((message) => {
      const ids = attachmentsOf(message).map(({ attachmentId }) => attachmentId)
      return new Set(ids).size === ids.length && message.inReplyTo !== message.messageId
    })
    .map((message) =>
      'answerUntil' in message ? { ...message, answerUntil: laterOf(message.answerUntil, berlinDay(message.sentAt)) } : message,
    )

const laterOf = (one: string | undefined, other: string): string => (one !== undefined && one > other ? one : other)

/** Any message. */
export const arbitraryMessage: fc.Arbitrary<CaseMessage> = fc.oneof(
  ...(Object.keys(messageTables) as CaseMessageKind[]).map(arbitraryMessageOf),
)
