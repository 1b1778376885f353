import type { Finding } from './examine.ts'

/** What a page can be like while somebody looks at it. */
export const states = ['empty', 'error', 'offline', 'filled', 'uploading', 'failed', 'unresolved'] as const
export type PageState = (typeof states)[number]

type Seen = { readonly language: string; readonly stop: string; readonly state: PageState; readonly findings: readonly Finding[] }

/** Notes what was seen of each page, and tells it. */
export type Survey = {
  readonly note: (seen: Seen) => void
  readonly hasSeen: (language: string, stop: string, state: PageState) => boolean
  readonly stopsIn: (language: string) => ReadonlySet<string>
  readonly count: () => { readonly pagesAndStates: number; readonly findings: number }
  readonly table: (language: string) => string
  readonly list: () => readonly string[]
}

/** Opens an empty survey. */
export function openSurvey(): Survey {
  const all: Seen[] = []
  const find = (language: string, stop: string, state: PageState) =>
    all.find((one) => one.language === language && one.stop === stop && one.state === state)
  const stopsIn = (language: string) => new Set(all.filter((one) => one.language === language).map(({ stop }) => stop))
  const cell = (language: string, stop: string) => (state: PageState) => {
    const seen = find(language, stop, state)
    return (seen ? String(seen.findings.length || 'ok') : '-').padStart(12)
  }
  return {
    note: (seen) => void all.push(seen),
    hasSeen: (...place) => find(...place) !== undefined,
    stopsIn,
    count: () => ({ pagesAndStates: all.length, findings: all.reduce((sum, { findings }) => sum + findings.length, 0) }),
    table: (language) =>
      [
        language.padEnd(24) + states.map((state) => state.padStart(12)).join(''),
        ...[...stopsIn(language)].map((stop) => stop.padEnd(24) + states.map(cell(language, stop)).join('')),
      ].join('\n'),
    list: () => listOf(all),
  }
}

/** Every finding once, with the first place where it was and how many there are. */
function listOf(all: readonly Seen[]): string[] {
  const places = new Map<string, string[]>()
  for (const { language, stop, state, findings } of all) {
    for (const { rule, at, look } of findings) {
      const key = `${rule} · ${at}`
      places.set(key, [...(places.get(key) ?? []), `${language} ${stop} ${state} (${look})`])
    }
  }
  return [...places].map(([key, [first, ...others]]) => `${key} · ${first}${others.length > 0 ? ` and ${others.length} more` : ''}`)
}
