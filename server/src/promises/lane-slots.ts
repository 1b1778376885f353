import type { AuthorityId } from '../database/authority-id.ts'

/** Who may begin how many attempts. */
export type LaneSlots = {
  readonly take: (lane: AuthorityId) => void
  /** Ends an attempt; `hasAnswered` says whether the receiver did what a receiver does, undefined that nothing is known. */
  readonly release: (lane: AuthorityId, hasAnswered: boolean | undefined) => void
  /** Free slots of every lane for which that is not simply one. */
  readonly listFree: () => ReadonlyMap<AuthorityId, number>
  /** Lanes whose receiver answered the last time. */
  readonly listProven: () => AuthorityId[]
  /** Attempts under way in all other lanes. */
  readonly countUnproven: () => number
}

/**
 * A lane begins with one attempt at a time, earns one more with each that is answered, and falls back to one with a failure: a receiver that
 * hangs holds a single slot, however much waits for it.
 */
export function createLaneSlots(perLane: number): LaneSlots {
  const lanes = new Map<AuthorityId, { running: number; allowed: number }>()
  const proven = new Set<AuthorityId>()
  const allowedAfter = (allowed: number, hasAnswered: boolean | undefined) => {
    if (hasAnswered === undefined) return allowed
    return hasAnswered ? Math.min(perLane, allowed + 1) : 1
  }
  return {
    take: (lane) => {
      const { running, allowed } = lanes.get(lane) ?? { running: 0, allowed: 1 }
      lanes.set(lane, { running: running + 1, allowed })
    },
    release: (lane, hasAnswered) => {
      if (hasAnswered !== undefined) proven[hasAnswered ? 'add' : 'delete'](lane)
      const before = lanes.get(lane) ?? { running: 1, allowed: 1 }
      const allowed = allowedAfter(before.allowed, hasAnswered)
      if (allowed === 1 && before.running === 1) lanes.delete(lane)
      else lanes.set(lane, { running: before.running - 1, allowed })
    },
    listFree: () => new Map([...lanes].map(([lane, { running, allowed }]) => [lane, Math.max(0, allowed - running)])),
    listProven: () => [...proven],
    countUnproven: () => [...lanes].reduce((sum, [lane, { running }]) => sum + (proven.has(lane) ? 0 : running), 0),
  }
}
