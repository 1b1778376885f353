import { existsSync, readFileSync } from 'node:fs'

const list = new URL('../../../../../shared/data/din-91379/latin_list_1.3.txt', import.meta.url)

/** Reason to skip a test where the list of DIN 91379 is not there; false where it is. */
export const skipWithoutList: string | false = existsSync(list) ? false : 'the list of DIN 91379 is not at ../shared/data/din-91379'

/** All Latin, Greek and Cyrillic letters and sequences of DIN 91379. */
export const letters: readonly string[] = skipWithoutList ? [] : readLetters()

function readLetters(): string[] {
  return readFileSync(list, 'utf8')
    .split('\n')
    .map((line) => line.split(';').map((part) => part.trim()))
    .filter(([group = '']) => ['bll', 'gl', 'cl'].includes(group))
    .map(([, , points = '']) => String.fromCodePoint(...points.split(' ').map((point) => Number.parseInt(point, 16))))
}
