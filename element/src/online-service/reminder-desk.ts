import type { Answer, ServicePlace } from '../api-client/call.ts'
import type { DraftAccess } from '../api-client/drafts.ts'
import { type ReminderState, remindersAt } from '../api-client/reminders.ts'
import type { ReminderDesk } from '../pages/keeping-props.ts'

/** What the desk works with. `access`: the draft that is open. */
export type ReminderDeskDeps = {
  readonly place: ServicePlace
  readonly access: () => DraftAccess | undefined
  readonly language: () => string
  readonly changed: () => void
}

/** Asks for reminders before the open draft is deleted. The address goes to the platform and is not kept here. */
export function createReminderDesk({ place, access, language, changed }: ReminderDeskDeps): ReminderDesk {
  const reminders = remindersAt(place)
  let known:
    | { readonly lookupId: string; readonly state: ReminderState | undefined; readonly problem?: ReminderDesk['problem'] }
    | undefined
  let isBusy = false
  const current = () => (known?.lookupId === access()?.lookupId ? known : undefined)

  const call = async (ask: (access: DraftAccess) => Promise<Answer<{ readonly state: ReminderState }>>) => {
    const draft = access()
    if (!draft || isBusy) return
    isBusy = true
    changed()
    const answer = await ask(draft)
    isBusy = false
    const { lookupId } = draft
    known =
      answer.kind === 'ok'
        ? { lookupId, state: answer.value.state }
        : { lookupId, state: current()?.state, problem: answer.kind === 'problem' && answer.status === 400 ? 'wrong' : 'unreachable' }
    changed()
  }

  return {
    get state() {
      return current()?.state
    },
    get problem() {
      return current()?.problem
    },
    get isBusy() {
      return isBusy
    },
    look: async () => {
      if (current()?.state === undefined) await call(reminders.find)
    },
    ask: (address) => call((draft) => reminders.keep(draft, address.trim(), language())),
    forget: () => call(reminders.forget),
  }
}
