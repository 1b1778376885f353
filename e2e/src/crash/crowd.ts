import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { demoAuthorities } from '../../../scripts/demo/demo-authorities.ts'
import { samplePath } from '../journey/sample.ts'
import type { Arena } from './arena.ts'

/** The applicants, let in bit by bit so that some are on their way at every blow. */
export type Crowd = {
  /** Lets in this share of all, 0..1. */
  readonly letIn: (share: number) => void
  readonly letOneMoreIn: () => void
  /** Whether every one of them was acknowledged. */
  readonly ended: Promise<boolean>
}

const service = 'at-erwerbstaetigkeit'
const clients = fileURLToPath(new URL('clients.ts', import.meta.url))

/** Starts the applicants as a program of their own. */
export function startCrowd({ demo, log, drafts }: Arena, applications: number, seed: string): Crowd {
  const settings = {
    platform: demo.urls.platform,
    service,
    sample: samplePath(service, 'blue-card-first'),
    log,
    drafts,
    applications: String(applications),
    seed,
    authorities: demoAuthorities.map(({ ags }) => ags).join(),
  }
  const named = Object.entries(settings).flatMap(([name, value]) => [`--${name}`, value])
  const child = spawn(process.execPath, [clients, ...named], { stdio: ['pipe', 'inherit', 'inherit'] })
  let allowed = 0
  const allow = (count: number) => {
    allowed = Math.min(applications, Math.max(allowed, count))
    child.stdin.write(`${allowed}\n`)
  }
  return {
    letIn: (share) => allow(Math.ceil(applications * share)),
    letOneMoreIn: () => allow(allowed + 1),
    ended: new Promise((resolve) => child.once('exit', (code) => resolve(code === 0))),
  }
}
