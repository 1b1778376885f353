// Texts and days that tend to break things.
import fc from 'fast-check'

/** Letters and sequences of DIN 91379 that tend to break, and what XML has to escape. */
const rare = ['C̆', 'M̂', 'ḍ', 'A̲', 'ß', 'ẞ', 'Ł', 'ǅ', 'ʻ', '’', '`', '<', '>', '&', '"', "'", ']]>', '&amp;', '<!--', ' ', '  ']
const letters = [...'abcxyzABCÄÖÜäöüéçğıİøœþðžŽșț0123456789.,-/()€§%+*#@:;!?_=~|{}[]^$']

/** Pieces of a single line. */
const piece = fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...letters) }, fc.constantFrom(...rare))

/** Pieces of a text of several lines. */
export const lines = fc.oneof({ weight: 9, arbitrary: piece }, fc.constantFrom('\n', '\r\n', '\t', '\r', ' \n'))

/** A text of up to so many characters, now and then of exactly so many. */
export const wildText = (maxLength = 120, pieces: fc.Arbitrary<string> = piece): fc.Arbitrary<string> =>
  fc
    .oneof(
      { weight: 9, arbitrary: fc.array(pieces, { minLength: 1, maxLength: 60 }) },
      fc.array(pieces, { minLength: maxLength, maxLength }),
    )
    .map((all) => all.join('').slice(0, maxLength))

/** A day of two centuries. */
export const day = fc
  .date({ min: new Date('1900-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
  .map((moment) => moment.toISOString().slice(0, 10))
