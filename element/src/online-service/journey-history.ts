import type { Place } from '../pages/steps.ts'

type Entry = { readonly journey: string; readonly place: Place }

/** Lets the browser's back and forward lead through the steps. Entries hold the name of a step, never an answer; the address does not change. */
export function createJourneyHistory(onPlace: (place: Place) => void) {
  const journey = crypto.randomUUID()
  let isBegun = false
  const go = ({ state }: PopStateEvent) => {
    const entry = state as Partial<Entry> | null
    if (entry?.journey === journey && entry.place) onPlace(entry.place)
  }
  window.addEventListener('popstate', go)
  return {
    /** The person has come to a place. The first time the entry before it is marked as the start; what the page around keeps in it stays. */
    enter: (place: Place) => {
      const start: Entry = { journey, place: { kind: 'start' } }
      if (!isBegun) history.replaceState({ ...history.state, ...start }, '')
      isBegun = true
      history.pushState({ journey, place } satisfies Entry, '')
    },
    /** The element is gone. */
    close: () => window.removeEventListener('popstate', go),
  }
}
