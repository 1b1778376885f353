import { setTimeout as sleep } from 'node:timers/promises'
import type { Platform } from './platform.ts'

const accepted = `
  select step.application_id as id, step.at as accepted_at, delivery.handed_over_at
  from aufenthalt.application_steps as step
  join aufenthalt.deliveries as delivery using (authority_id, application_id)
  where step.kind = 'accepted' and delivery.ended_at is null and step.application_id = any($1)`

/** When an application reached the delivery service, and when its authority accepted it. Milliseconds since 1970. */
export type Acceptance = { readonly handedOverAt: number; readonly acceptedAt: number }

/** Waits until all of these applications are accepted; gives when, by their ids. @throws when it takes too long */
export async function awaitAcceptance(
  { query }: Platform,
  applicationIds: readonly string[],
  timeoutMs = 180_000,
): Promise<ReadonlyMap<string, Acceptance>> {
  const until = Date.now() + timeoutMs
  while (Date.now() < until) {
    const rows = await query(accepted, [applicationIds])
    if (rows.length === applicationIds.length) return new Map(rows.map((row) => [String(row['id']), acceptanceOf(row)]))
    await sleep(100)
  }
  throw new Error('Not all applications were accepted in time')
}

function acceptanceOf({ handed_over_at, accepted_at }: { readonly [column: string]: unknown }): Acceptance {
  return { handedOverAt: (handed_over_at as Date).getTime(), acceptedAt: (accepted_at as Date).getTime() }
}
