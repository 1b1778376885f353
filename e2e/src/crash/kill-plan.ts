import { seededRandom } from './seeded-random.ts'
import { type Step, steps } from './steps.ts'

/** Who can be killed. */
export const victims = ['app', 'worker', 'delivery-service', 'case-system'] as const
/** One of them. */
export type Victim = (typeof victims)[number]

/** One blow: a process at a named step, a process some time after applications were let in, or the database. */
export type Blow =
  | { readonly kind: 'step'; readonly step: Step }
  | { readonly kind: 'process'; readonly victim: Victim; readonly afterMs: number }
  | { readonly kind: 'database'; readonly afterMs: number }

/** Times that PostgreSQL is stopped `immediate`. */
export const databaseStops = 3

/** Longest wait between letting applications in and a blow at random. */
const longestMs = 1500

/** Plans a run: every named step once, then steps and processes by chance until there are enough kills; the database stops are spread among them. */
export function killPlan(kills: number, seed: string): Blow[] {
  const random = seededRandom(seed)
  const among = <Item>(items: readonly Item[]): Item => items[Math.floor(random() * items.length)] as Item
  const byChance = (): Blow =>
    random() < 0.4
      ? { kind: 'step', step: among(steps) }
      : { kind: 'process', victim: among(victims), afterMs: Math.round(random() * longestMs) }
  const blows: Blow[] = [
    ...steps.map((step): Blow => ({ kind: 'step', step })),
    ...Array.from({ length: Math.max(0, kills - steps.length) }, byChance),
    ...Array.from({ length: databaseStops }, (): Blow => ({ kind: 'database', afterMs: Math.round(random() * longestMs) })),
  ]
  return shuffled(blows, random)
}

function shuffled<Item>(items: readonly Item[], random: () => number): Item[] {
  return items
    .map((item) => ({ item, order: random() }))
    .sort((one, other) => one.order - other.order)
    .map(({ item }) => item)
}
