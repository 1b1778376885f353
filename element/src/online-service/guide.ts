import type { Field } from '@aufenthalt/model'
import type { Upload } from '../documents/upload.ts'
import { controlId, type EntryActions, type OpenGroup } from '../fields/field-props.ts'
import type { LeftBranch, Work } from '../pages/page-props.ts'
import { isSamePlace, type Place, placeAfter, type Step } from '../pages/steps.ts'
import { createEntryActions } from './entry-actions.ts'
import { createLeftBranch } from './left-branch.ts'
import { type Focus, isPlace, type State } from './next-state.ts'
import * as entered from './work.ts'

/** The journey, as far as its guide is concerned. */
type Journey = {
  readonly state: State
  readonly steps: readonly Step[]
  readonly work: Work
  readonly opened: OpenGroup | undefined
}

type Ways = {
  readonly rules: () => entered.Rules
  readonly uploads: () => readonly Upload[]
  readonly update: (work: Work, focus?: Focus) => void
  readonly open: (opened: OpenGroup | undefined) => void
  readonly move: (to: Place, focus?: Focus) => void
  readonly submit: () => void
}

/** What checks the answers and knows where they lead. */
export type Guide = {
  readonly entries: EntryActions
  /** What the last change has put out of use. */
  readonly left: () => LeftBranch | undefined
  /** The person has come to another place. */
  readonly arrived: () => void
  readonly goOn: () => void
  readonly follow: (field: string, entry?: number) => void
  readonly settle: (field: Field) => void
  readonly takeBack: () => void
  readonly declare: (id: string, isTicked: boolean) => void
  readonly filesChanged: () => void
}

/** Makes the guide of a journey. It comes with the later pages: before the first page is answered there is nothing to check. */
export function createGuide(journey: Journey, { rules, uploads, update, open, move, submit }: Ways): Guide {
  const left = createLeftBranch()

  /** Checks the step that is shown and goes on if it is in order. */
  function goOn(): void {
    const { state, steps } = journey
    if (state.kind === 'tasks') move(entered.firstOpen(journey.work, steps))
    if (state.kind !== 'page' && state.kind !== 'documents' && state.kind !== 'check') return
    const { work, isOpen } = entered.checkStep(journey.work, state, uploads(), rules())
    update(work, isOpen ? 'summary' : undefined)
    if (isOpen) return
    if (state.kind === 'check') submit()
    else leave(work, state)
  }

  function leave(work: Work, step: Exclude<Step, { readonly kind: 'check' }>): void {
    update(entered.pass(work, step))
    move(step.returning ? entered.placeAfterChange(journey.work, journey.steps, rules()) : placeAfter(journey.steps, step))
  }

  function follow(field: string, entry?: number): void {
    if (!isPlace(journey.state)) return
    const { form } = rules()
    open(entry === undefined ? undefined : entered.entryOf(form, field, entry))
    const focus = { control: controlId(field, entry) }
    const place = entered.placeOf(form, field)
    if (isSamePlace(place, journey.state)) update(journey.work, focus)
    else move(place.kind === 'check' ? place : { ...place, returning: true }, focus)
  }

  return {
    left: left.current,
    arrived: () => left.begin(journey.work),
    goOn,
    follow,
    settle: (field) => {
      const work = entered.settleAnswer(journey.work, field, rules())
      left.settle(field, work, rules())
      update(work)
    },
    takeBack: () => {
      const before = left.takeBack(journey.work, rules())
      if (before) update(before.work, { control: controlId(before.field) })
    },
    declare: (id, isTicked) => update(entered.declare(journey.work, id, isTicked)),
    filesChanged: () => update(entered.dropSolved(journey.work, uploads(), rules())),
    entries: createEntryActions({
      work: () => journey.work,
      rules,
      opened: () => journey.opened,
      take: (work, opened, control) => {
        open(opened)
        update(work, { control })
      },
    }),
  }
}
