import { readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Demo } from '../../../scripts/demo/start-demo.ts'
import type { Blow } from './kill-plan.ts'
import type { Step } from './steps.ts'

/** What a blow needs: the platform, where steps are armed, and how to let one more application in. */
export type Arena = { readonly demo: Demo; readonly killFolder: string; readonly letOneMoreIn: () => void }

/** Longest time until an armed step is reached, and after which one more application is let in to reach it. */
const reachMs = { longest: 90_000, tillNext: 4000 }

/** Carries out one blow and waits until everything works again. @returns the id of the step that was hit, if it was one */
export async function strike(blow: Blow, arena: Arena): Promise<string | undefined> {
  const { demo } = arena
  if (blow.kind === 'step') {
    const isHit = await strikeAtStep(blow.step, arena)
    await demo.waitUntilReady(blow.step.process)
    return isHit ? blow.step.id : undefined
  }
  await sleep(blow.afterMs)
  if (blow.kind === 'process') {
    process.kill(demo.pid(blow.victim) ?? 0, 'SIGKILL')
    await demo.waitUntilReady(blow.victim)
    return undefined
  }
  await demo.stopDatabaseImmediately()
  await demo.startDatabase()
  await demo.waitUntilReady()
  return undefined
}

async function strikeAtStep({ id }: Step, { killFolder, letOneMoreIn }: Arena): Promise<boolean> {
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
  return hits() > before
}
