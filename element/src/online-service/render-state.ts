import { nothing, type TemplateResult } from 'lit'
import { failedPage, loadingPage } from '../pages/failed-page.ts'
import type { PageProps } from '../pages/page-props.ts'
import { questionPage } from '../pages/question-page.ts'
import { startPage } from '../pages/start-page.ts'
import type { Place } from '../pages/steps.ts'
import type { Journey } from './journey.ts'
import { isPlace, type State } from './next-state.ts'

type Render<K extends State['kind']> = (
  journey: Journey,
  state: Extract<State, { readonly kind: K }>,
  language: string,
) => TemplateResult | typeof nothing

function propsOf(journey: Journey, place: Place): PageProps | undefined {
  const { view, words, german, work, context, steps, act, courier, guide, later } = journey
  const groups = later && guide && { opened: journey.opened, act: guide.entries, show: later.groupField }
  return (
    view &&
    words && {
      view,
      words,
      german,
      work,
      context,
      steps,
      left: guide?.left(),
      act,
      place,
      groups,
      uploads: courier?.uploads.list() ?? [],
      documents: courier?.uploads,
    }
  )
}

/** Pages of the later chunk; until it is here, they are "loading". */
const later = (journey: Journey, language: string, render: (pages: NonNullable<Journey['later']>['pages']) => TemplateResult | undefined) =>
  (journey.later && render(journey.later.pages)) ?? loadingPage(language)

const renders: { readonly [K in State['kind']]: Render<K> } = {
  loading: (_journey, _state, language) => loadingPage(language),
  opening: (_journey, _state, language) => loadingPage(language),
  failed: (journey, { failure }, language) => failedPage(language, failure, () => void journey.retry(language)),
  start: (journey, state) => {
    const props = propsOf(journey, state)
    return props ? startPage(props) : nothing
  },
  page: (journey, state, language) => {
    const props = propsOf(journey, state)
    const page = props?.view.form.pages.find(({ id }) => id === state.page)
    if (!props || !page) return nothing
    // Groups come with the later pages.
    return page.fields.some(({ kind }) => kind === 'group') && !journey.later ? loadingPage(language) : questionPage(props, page)
  },
  tasks: (journey, state, language) => {
    const props = propsOf(journey, state)
    return later(journey, language, ({ tasksPage }) => props && tasksPage(props))
  },
  documents: (journey, state, language) => {
    const props = propsOf(journey, state)
    return later(journey, language, ({ documentsPage }) => props && documentsPage(props))
  },
  check: (journey, state, language) => {
    const props = propsOf(journey, { kind: 'check' })
    return later(journey, language, ({ checkPage }) => props && checkPage(props, state.notice))
  },
  submitting: (journey, { isUnresolved }, language) =>
    later(journey, language, ({ submittingPage }) => journey.words && submittingPage(journey.words, isUnresolved, journey.sendAgain)),
  receipt: (journey, { receipt }, language) =>
    later(journey, language, ({ receiptPage }) => {
      const { words, german, act, courier } = journey
      const desk = courier?.desk()
      return words && desk && receiptPage({ words, german, receipt, desk, act })
    }),
}

/** The page of a state. */
export function renderState(journey: Journey, language: string): TemplateResult | typeof nothing {
  if (journey.isWaiting) return loadingPage(language)
  const render = renders[journey.state.kind] as Render<State['kind']>
  return render(journey, journey.state, language)
}

/** What stands above and below the page: what has happened to the draft, how it stands with saving, the way back to what was begun. */
export function renderAround({ state, later, desk, view, words, act, platform }: Journey) {
  if (!later || !desk || !view || !words || !isPlace(state)) return { above: nothing, below: nothing }
  const props = { view, words, desk, act, address: platform.officialUrl }
  const isStart = state.kind === 'start'
  return { above: later.draftNews(props, isStart), below: isStart ? later.resumeSection(props) : later.saveLine(props) }
}
