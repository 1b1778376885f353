import { readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Demo } from '../../../scripts/demo/start-demo.ts'
import type { Arena } from './arena.ts'
import type { Crowd } from './crowd.ts'
import type { Blow, Victim } from './kill-plan.ts'
import { type Step, steps } from './steps.ts'

/** Longest time until an armed step is reached, and after which one more application is let in to reach it. */
const reachMs = { longest: 90_000, tillNext: 4000 }

/** What was struck: hits of each named step, and stops of the database. */
export type Struck = { readonly stepsHit: { readonly [id: string]: number }; readonly databaseStops: number }

/** Carries out a plan, with applicants on their way at every blow. */
export async function strikeAll(plan: readonly Blow[], arena: Arena, crowd: Crowd): Promise<Struck> {
  const stepsHit = Object.fromEntries(steps.map(({ id }) => [id, 0]))
  let databaseStops = 0
  for (const [index, blow] of plan.entries()) {
    crowd.letIn((index + 1) / (plan.length + 1))
    const name = await strike(blow, arena, crowd)
    if (blow.kind === 'step' && name) stepsHit[name] = (stepsHit[name] ?? 0) + 1
    if (blow.kind === 'database') databaseStops += 1
    process.stderr.write(`${index + 1}/${plan.length} ${name ?? `${blow.kind} missed`}\n`)
  }
  crowd.letIn(1)
  return { stepsHit, databaseStops }
}

/** Carries out one blow and waits until everything works again. @returns what was struck; undefined where a step was not reached */
async function strike(blow: Blow, arena: Arena, crowd: Crowd): Promise<string | undefined> {
  const { demo } = arena
  if (blow.kind === 'step') return await untilDeathOf(blow.step.process, demo, () => strikeAtStep(blow.step, arena, crowd))
  await sleep(blow.afterMs)
  if (blow.kind === 'process') {
    return await untilDeathOf(blow.victim, demo, async () => {
      await demo.kill(blow.victim)
      return blow.victim
    })
  }
  await demo.stopDatabaseImmediately()
  await demo.startDatabase()
  await demo.waitUntilReady()
  return 'database'
}

/** Waits for the death that a blow brings, if it does, and for the new life after it. */
async function untilDeathOf(victim: Victim, demo: Demo, blow: () => Promise<string | undefined>): Promise<string | undefined> {
  const before = demo.deaths(victim)
  const struck = await blow()
  while (struck && demo.deaths(victim) === before) await sleep(20)
  await demo.waitUntilReady(victim)
  return struck
}

/** Arms a step and waits until a process has died there. */
async function strikeAtStep({ id }: Step, { killFolder }: Arena, { letOneMoreIn }: Crowd): Promise<string | undefined> {
  const armed = join(killFolder, `${id}.armed`)
  const hits = () => readdirSync(killFolder).filter((name) => name.startsWith(`${id}.hit-`)).length
  const before = hits()
  writeFileSync(armed, '')
  const until = Date.now() + reachMs.longest
  let nextAt = Date.now() + reachMs.tillNext
  while (hits() === before && Date.now() < until) {
    await sleep(20)
    if (Date.now() < nextAt) continue
    letOneMoreIn()
    nextAt += reachMs.tillNext
  }
  rmSync(armed, { force: true })
  return hits() > before ? id : undefined
}
