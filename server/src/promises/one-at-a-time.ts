/** Work that never runs twice at the same time. */
export type OneAtATime = {
  /** Asks for a run: now, or once more when one is going on. */
  readonly ask: () => void
  /** Resolves when nothing runs. */
  readonly whenIdle: () => Promise<void>
}

/** Runs work one at a time, however often it is asked for. `work` must not throw. */
export function oneAtATime(work: () => Promise<void>): OneAtATime {
  let running: Promise<void> | undefined
  let isAskedFor = false
  const run = async () => {
    while (isAskedFor) {
      isAskedFor = false
      await work()
    }
    running = undefined
  }
  return {
    ask: () => {
      isAskedFor = true
      running ??= run()
    },
    whenIdle: async () => {
      await running
    },
  }
}
