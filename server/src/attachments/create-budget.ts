/** Runs work while its weight fits into what may be in memory at once; the rest waits in the order of arrival. */
export function createBudget(most: number) {
  const waiting: { readonly weight: number; readonly start: () => void }[] = []
  let used = 0

  function startWaiting() {
    for (let next = waiting[0]; next && (used === 0 || used + next.weight <= most); next = waiting[0]) {
      waiting.shift()
      used += next.weight
      next.start()
    }
  }

  return async function withinBudget<T>(weight: number, work: () => Promise<T>): Promise<T> {
    await new Promise<void>((start) => {
      waiting.push({ weight, start })
      startWaiting()
    })
    try {
      return await work()
    } finally {
      used -= weight
      startWaiting()
    }
  }
}
