import { type AuthorityId, toAuthorityId } from '../../database/authority-id.ts'
import type { TestDatabases } from '../../database/testing/test-database.ts'
import { createLog } from '../../log/create-log.ts'
import { addPromise } from '../add-promise.ts'
import { type LaneOptions, type Lanes, runLanes } from '../run-lanes.ts'

/** The AGS of the n-th fictive authority. */
export const authority = (n: number): AuthorityId => toAuthorityId(String(12_999_000 + n))

/** Promises one `deliver` for a subject of an authority. */
export async function promise(
  { withAuthority }: TestDatabases,
  authorityId: AuthorityId,
  subjectId: string,
  notBefore?: Date,
): Promise<void> {
  await withAuthority(authorityId, (tx) => addPromise(tx, { kind: 'deliver', authorityId, subjectId, ...(notBefore && { notBefore }) }))
}

/** Runs a worker with this way to keep `deliver`, until the work is done; then stops it. */
export async function withWorker<T>(
  { worker, url }: TestDatabases,
  options: Partial<LaneOptions> & { readonly deliver: LaneOptions['kinds'][string] },
  work: (lanes: Lanes) => Promise<T>,
): Promise<T> {
  const { deliver, ...more } = options
  const lanes = runLanes({ database: worker, url, log: createLog('silent'), pollMs: 50, graceMs: 2000, kinds: { deliver }, ...more })
  try {
    return await work(lanes)
  } finally {
    await lanes.stop()
  }
}

/** Waits until something is so. */
export async function until(isSo: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await isSo())) await new Promise((resolve) => setTimeout(resolve, 10))
}

/** How the promise for a subject stands. */
export async function stateOf({ worker }: TestDatabases, subjectId: string) {
  return await worker.selectFrom('promises').selectAll().where('subject_id', '=', subjectId).executeTakeFirstOrThrow()
}
