import type { Figure, Measured } from './measure.ts'

const rounded = (value: number) => Number(value.toPrecision(3))

/** How many times as long as its floor something takes, by medians: what else this machine does moves them least. */
const timesFloor = (measured: Measured, floor: Measured) => rounded(measured.p50Ms / floor.p50Ms)

/** Prints a figure, and how many times as long as its floor it takes. */
export function printFigure({ measured, floor }: Figure): void {
  const { name, perSecond, p50Ms, p95Ms } = measured
  const rate = perSecond.toFixed(perSecond < 100 ? 1 : 0).padStart(8)
  const times = `p50 ${p50Ms.toFixed(3).padStart(10)}  p95 ${p95Ms.toFixed(3).padStart(10)} ms`
  console.log(`  ${name.padEnd(52)} ${rate} /s  ${times}${floor ? `  = ${timesFloor(measured, floor)} x ${floor.name}` : ''}`)
}

/** The same for programs. */
export function figureJson({ measured, floor }: Figure): object {
  const { name, ...numbers } = measured
  const short = Object.fromEntries(Object.entries(numbers).map(([key, value]) => [key, rounded(value)]))
  return { name, ...short, ...(floor && { floor: floor.name, timesFloor: timesFloor(measured, floor) }) }
}
