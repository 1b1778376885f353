import { createHash } from 'node:crypto'

/** Numbers in [0, 1) that depend on the seed alone, so that a run can be repeated. */
export function seededRandom(seed: string): () => number {
  let count = 0
  return () => {
    count += 1
    return createHash('sha256').update(`${seed}/${count}`).digest().readUInt32BE() / 2 ** 32
  }
}
