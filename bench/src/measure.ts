/** What one piece of work costs. Durations in milliseconds. */
export type Measured = {
  readonly name: string
  readonly perSecond: number
  readonly meanMs: number
  readonly p50Ms: number
  readonly p95Ms: number
  readonly runs: number
}

/** A figure beside the least that the same can cost on this machine, measured in the same run. A floor of its own has none. */
export type Figure = { readonly measured: Measured; readonly floor?: Measured }

const quantile = (sorted: readonly number[], part: number) =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN

/** Sums durations up; `tookMs` is how long all of them took together. */
function summarise(name: string, durations: readonly number[], tookMs: number): Measured {
  const sorted = durations.toSorted((one, other) => one - other)
  const meanMs = sorted.reduce((sum, duration) => sum + duration, 0) / sorted.length
  const perSecond = sorted.length / (tookMs / 1000)
  return { name, perSecond, meanMs, p50Ms: quantile(sorted, 0.5), p95Ms: quantile(sorted, 0.95), runs: sorted.length }
}

/** Something to repeat. */
export type Work = { readonly name: string; readonly run: () => unknown }

const sumOf = (durations: readonly number[]) => durations.reduce((sum, duration) => sum + duration, 0)

/** Sums up what was done one after the other, or where only the duration counts. */
export const summariseAlone = (name: string, durations: readonly number[]): Measured => summarise(name, durations, sumOf(durations))

/** Repeats work for about `forMs` milliseconds, without a warm-up. */
export async function measure({ name, run }: Work, forMs: number): Promise<Measured> {
  return summariseAlone(name, await repeat(run, forMs))
}

/** Slices of time that work and its floor get by turns, so that both have the same share of what else the machine does. */
const turns = 10

/** Repeats work and its floor by turns for about `forMs` milliseconds each, after a warm-up. */
export async function measureBeside(floor: Work, work: Work, forMs = 2000): Promise<Figure[]> {
  const slices: { readonly floor: number[]; readonly work: number[] }[] = []
  for (let turn = 0; turn <= turns; turn += 1) {
    slices.push({ floor: await repeat(floor.run, forMs / turns), work: await repeat(work.run, forMs / turns) })
  }
  // The first turn was the warm-up.
  const warm = slices.slice(1)
  const floorMeasured = summariseAlone(
    floor.name,
    warm.flatMap((slice) => slice.floor),
  )
  const workMeasured = summariseAlone(
    work.name,
    warm.flatMap((slice) => slice.work),
  )
  return [{ measured: floorMeasured }, { measured: workMeasured, floor: floorMeasured }]
}

async function repeat(run: () => unknown, forMs: number): Promise<number[]> {
  const durations: number[] = []
  const until = performance.now() + forMs
  while (performance.now() < until) durations.push(await timed(run))
  return durations
}

/** Does the work once for every input, `atOnce` at a time. */
export async function measureEach<T>(name: string, inputs: readonly T[], work: (input: T) => unknown, atOnce: number): Promise<Measured> {
  const waiting = [...inputs]
  const durations: number[] = []
  const lane = async () => {
    while (waiting.length > 0) {
      const input = waiting.pop() as T
      durations.push(await timed(() => work(input)))
    }
  }
  const tookMs = await timed(() => Promise.all(Array.from({ length: atOnce }, lane)))
  return summarise(name, durations, tookMs)
}

async function timed(run: () => unknown): Promise<number> {
  const before = performance.now()
  await run()
  return performance.now() - before
}
