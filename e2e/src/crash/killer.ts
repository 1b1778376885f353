// Loaded into a process of the platform by `--import`: at an armed step it kills its own process. The platform knows nothing of it.
import { subscribe } from 'node:diagnostics_channel'
import { closeSync, fsyncSync, openSync, renameSync } from 'node:fs'
import { join } from 'node:path'
import { killFolderVariable, steps } from './steps.ts'

const folder = process.env[killFolderVariable]

/** Takes the arming of a step: of all processes and threads that pass it, exactly one can. */
function takeArming(id: string): boolean {
  try {
    const hit = join(folder ?? '', `${id}.hit-${process.pid}`)
    renameSync(join(folder ?? '', `${id}.armed`), hit)
    const kept = openSync(hit, 'r')
    fsyncSync(kept)
    closeSync(kept)
    return true
  } catch {
    return false
  }
}

for (const { id, channel } of folder === undefined ? [] : steps) {
  subscribe(channel, () => {
    if (!takeArming(id)) return
    process.kill(process.pid, 'SIGKILL')
    // Nothing of this process runs on while the signal is on its way.
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0)
  })
}
