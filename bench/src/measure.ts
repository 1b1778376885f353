/** What one piece of work costs. */
export type Measured = { readonly name: string; readonly perSecond: number; readonly p95Ms: number; readonly runs: number }

const quantile = (sorted: readonly number[], part: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN

/** Repeats work for about `forMs` milliseconds after a warm-up of a tenth of that, `atOnce` at a time. */
export async function measure(name: string, work: () => unknown, { forMs = 2000, atOnce = 1 } = {}): Promise<Measured> {
  const warmUntil = performance.now() + forMs / 10
  while (performance.now() < warmUntil) await work()
  const durations: number[] = []
  const startedAt = performance.now()
  const lane = async () => {
    while (performance.now() - startedAt < forMs) {
      const before = performance.now()
      await work()
      durations.push(performance.now() - before)
    }
  }
  await Promise.all(Array.from({ length: atOnce }, lane))
  const seconds = (performance.now() - startedAt) / 1000
  durations.sort((one, other) => one - other)
  return { name, perSecond: durations.length / seconds, p95Ms: quantile(durations, 0.95), runs: durations.length }
}

/** Prints a figure beside its floor: how many times as long it takes. */
export function report(measured: Measured, floor?: Measured): void {
  const ratio = floor ? `  ${(floor.perSecond / measured.perSecond).toFixed(1)} x ${floor.name}` : ''
  const rate = measured.perSecond.toFixed(measured.perSecond < 100 ? 1 : 0).padStart(9)
  console.log(`${measured.name.padEnd(44)} ${rate} /s   p95 ${measured.p95Ms.toFixed(2).padStart(8)} ms${ratio}`)
}
