import { nothing, type TemplateResult } from 'lit'
import { failedPage, loadingPage } from '../pages/failed-page.ts'
import type { PageProps } from '../pages/page-props.ts'
import { questionPage } from '../pages/question-page.ts'
import { startPage } from '../pages/start-page.ts'
import type { Place } from '../pages/steps.ts'
import type { Journey } from './journey.ts'
import type { State } from './next-state.ts'

type Render<K extends State['kind']> = (
  journey: Journey,
  state: Extract<State, { readonly kind: K }>,
  language: string,
) => TemplateResult | typeof nothing

function propsOf(journey: Journey, place: Place): PageProps | undefined {
  const { view, words, work, context, steps, act, courier } = journey
  return view && words && { view, words, work, context, steps, act, place, uploads: courier?.uploads.list() ?? [] }
}

/** Pages of the later chunk; until it is here, they are "loading". */
const later = (journey: Journey, language: string, render: (pages: NonNullable<Journey['later']>['pages']) => TemplateResult | undefined) =>
  (journey.later && render(journey.later.pages)) ?? loadingPage(language)

const renders: { readonly [K in State['kind']]: Render<K> } = {
  loading: (_journey, _state, language) => loadingPage(language),
  failed: (journey, { failure }, language) => failedPage(language, failure, () => void journey.retry(language)),
  start: (journey, state) => {
    const props = propsOf(journey, state)
    return props ? startPage(props) : nothing
  },
  page: (journey, state) => {
    const props = propsOf(journey, state)
    const page = props?.view.form.pages.find(({ id }) => id === state.page)
    return props && page ? questionPage(props, page) : nothing
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
      const { words, courier } = journey
      const desk = courier?.desk()
      return words && desk && receiptPage({ words, receipt, desk })
    }),
}

/** The page of a state. */
export function renderState(journey: Journey, language: string): TemplateResult | typeof nothing {
  const render = renders[journey.state.kind] as Render<State['kind']>
  return render(journey, journey.state, language)
}
