import type { Finding } from './examine.ts'

/** What a page can be like while somebody looks at it. */
export type PageState =
  | 'empty'
  | 'error'
  | 'offline'
  | 'filled'
  /** The answers end the way. */
  | 'stopped'
  | 'uploading'
  /** Of an upload, or of everything. */
  | 'failed'
  /** Nobody knows whether the application has arrived. */
  | 'unresolved'
  /** The person's code is shown. */
  | 'keeping'
  /** The draft is open on another device, was written there too, is deleted there. */
  | 'elsewhere'
  | 'merged'
  | 'gone'
  /** All was deleted here; something was sent from here. */
  | 'ended'
  | 'applied'

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
  const inLanguage = (language: string) => all.filter((one) => one.language === language)
  const stopsIn = (language: string) => new Set(inLanguage(language).map(({ stop }) => stop))
  const line = (language: string) => (stop: string) => {
    const seen = inLanguage(language).filter((one) => one.stop === stop)
    return `${stop.padEnd(24)}${seen.map(({ state, findings }) => (findings.length > 0 ? `${state}:${findings.length}` : state)).join('  ')}`
  }
  return {
    note: (seen) => void all.push(seen),
    hasSeen: (language, stop, state) => inLanguage(language).some((one) => one.stop === stop && one.state === state),
    stopsIn,
    count: () => ({ pagesAndStates: all.length, findings: all.reduce((sum, { findings }) => sum + findings.length, 0) }),
    table: (language) => [language, ...[...stopsIn(language)].map(line(language))].join('\n'),
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
