import { type FieldError, type Receipt, relevantAnswers } from '@aufenthalt/model'
import type { Work } from '../pages/page-props.ts'
import type { Keepsake } from '../pages/receipt-page.ts'
import type { Words } from '../texts/words.ts'
import { noWork } from './change-answer.ts'
import type { Courier, Entered } from './courier.ts'
import type { DraftDesk } from './draft-desk.ts'
import { keepsakeOf } from './keepsake.ts'
import type { Focus, JourneyEvent } from './next-state.ts'
import type { Outcome } from './submission.ts'
import type { Rules } from './work.ts'

/** The journey, as far as sending is concerned. */
type Journey = {
  readonly words: Words | undefined
  readonly courier: Courier | undefined
  readonly desk: DraftDesk | undefined
  readonly load: (language: string) => Promise<void>
  work: Work
}

type Ways = { readonly rules: () => Rules; readonly happen: (event: JourneyEvent, focus?: Focus) => void }

/** Sends the application of a journey and shows what became of it. */
export function createSendOff(journey: Journey, { rules, happen }: Ways) {
  let keepsake: Keepsake = {}

  async function send(application?: Entered): Promise<void> {
    const { courier, desk } = journey
    happen({ kind: 'submitted' })
    // What was sent before may not differ; what is sent now must be what the person wants.
    if (application && desk && !(await desk.rest())) return happen({ kind: 'not-sent' }, 'summary')
    const outcome = await courier?.submit(application)
    if (outcome?.kind === 'received') receive(outcome.receipt)
    else if (outcome?.kind === 'sent-before') {
      await desk?.showSent()
      happen({ kind: 'unresolved' })
    } else if (outcome) await resume(outcome)
  }

  function receive(receipt: Receipt): void {
    journey.courier?.openDesk(receipt, keepsake)
    void journey.desk?.finish(receipt)
    journey.work = noWork
    happen({ kind: 'received', receipt })
  }

  /** It was not received, or nobody knows: everything is there as before. */
  async function resume(outcome: Exclude<Outcome, { readonly kind: 'received' | 'sent-before' }>): Promise<void> {
    if (outcome.kind !== 'unresolved') journey.desk?.goOn()
    if (outcome.kind === 'version-changed') await journey.load(journey.words?.language ?? 'de')
    if (outcome.kind === 'refused') journey.work = { ...journey.work, problems: outcome.errors as FieldError[] }
    happen({ kind: outcome.kind }, journey.work.problems.length > 0 ? 'summary' : 'heading')
  }

  return {
    /** Submits everything; without an answer of the platform the person can send the same again. */
    submit: () => {
      const { form, context } = rules()
      const { service, version } = form
      const answers = relevantAnswers(form, journey.work.answers, context)
      keepsake = keepsakeOf(answers, rules())
      void send({ service, version, language: journey.words?.language ?? 'de', answers, declarations: journey.work.declared })
    },
    /** Sends what was submitted before once more, unchanged. */
    sendAgain: () => void send(),
  }
}

/** What sends the application of a journey. */
export type SendOff = ReturnType<typeof createSendOff>
