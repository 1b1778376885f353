// What is expected of the person now. A missed deadline closes nothing: an overdue question can be answered like an open one.
import { answersAllowed, askedParts, isExpecting, settledParts } from './answers-allowed.ts'
import type { CaseMessage, CaseMessageKind } from './case-message.ts'

/** Where a question of the authority stands, as the person sees it. */
export type ExpectationState = 'open' | 'overdue' | 'answered' | 'not-needed'

/**
 * What happens to a question: it is answered in full, its last day passes, the authority says that it has what it needs (`settled`), or the case ends by
 * a decision or a withdrawal.
 */
export type ExpectationEvent = 'answered' | 'day-passed' | 'settled' | 'ended'

const next: { readonly [State in ExpectationState]: { readonly [Event in ExpectationEvent]: ExpectationState } } = {
  open: { answered: 'answered', 'day-passed': 'overdue', settled: 'not-needed', ended: 'not-needed' },
  overdue: { answered: 'answered', 'day-passed': 'overdue', settled: 'not-needed', ended: 'not-needed' },
  answered: { answered: 'answered', 'day-passed': 'answered', settled: 'answered', ended: 'answered' },
  'not-needed': { answered: 'answered', 'day-passed': 'not-needed', settled: 'not-needed', ended: 'not-needed' },
}

/** The state of a question after an event; the same one when the event changes nothing. */
export const nextExpectation = (state: ExpectationState, event: ExpectationEvent): ExpectationState => next[state][event]

/** A question of the authority: its state, its last day, what may answer it, and which of its parts are still open. */
export type Expectation = {
  readonly messageId: string
  readonly kind: CaseMessageKind
  readonly state: ExpectationState
  readonly until?: string
  readonly openParts: readonly string[]
  readonly answers: readonly CaseMessageKind[]
}

/**
 * What the messages of one case ask of the person, oldest question first.
 * @param messages all messages of the case, in any order, some of them perhaps twice
 * @param today day in Europe/Berlin
 */
export function expectationsOf(messages: readonly CaseMessage[], today: string): Expectation[] {
  const byId = new Map(messages.map((message) => [message.messageId, message]))
  const ordered = [...byId.values()].sort((one, other) => (one.sentAt + one.messageId < other.sentAt + other.messageId ? -1 : 1))
  const answersTo = Map.groupBy(ordered, (message) => questionOf(message, byId))
  const endedAt = ordered.findLast(({ kind }) => kind === 'decision' || kind === 'withdrawal')?.sentAt ?? ''
  return ordered
    .filter(isExpecting)
    .map((question) => expectationOf(question, answersTo.get(question.messageId) ?? [], { today, isEnded: endedAt >= question.sentAt }))
}

/** The question that a message answers, or whose answer it answers. Ids that lead nowhere or in a circle end the search. */
function questionOf(message: CaseMessage, byId: ReadonlyMap<string, CaseMessage>): string | undefined {
  const seen = new Set<string>()
  let target = message.inReplyTo
  while (target !== undefined && !seen.has(target)) {
    const answered = byId.get(target)
    if (answered && isExpecting(answered)) return target
    seen.add(target)
    target = answered?.inReplyTo
  }
  return undefined
}

type Circumstances = { readonly today: string; readonly isEnded: boolean }

function expectationOf(question: CaseMessage, concerning: readonly CaseMessage[], { today, isEnded }: Circumstances): Expectation {
  const { messageId, kind } = question
  const until = lastDay(question, concerning)
  const answers = answersAllowed(question)
  const given = concerning.filter((message) => answers.includes(message.kind))
  const openParts = openPartsOf(question, given)
  const isSettled = concerning.some((message) => message.kind === 'status' && message.inReplyTo === messageId)
  const happened: readonly (readonly [ExpectationEvent, boolean])[] = [
    ['day-passed', until !== undefined && until < today],
    ['settled', isSettled],
    ['ended', isEnded],
    ['answered', isAnswered(given, openParts)],
  ]
  const state = happened.reduce<ExpectationState>((now, [event, hasHappened]) => (hasHappened ? nextExpectation(now, event) : now), 'open')
  return { messageId, kind, state, ...(until !== undefined && { until }), openParts, answers }
}

/** Kinds that answer a question as a whole, whatever its parts. */
const wholeAnswers: readonly CaseMessageKind[] = ['corrections', 'appointment-answer', 'statement', 'fee-exemption', 'withdrawal']

function openPartsOf(question: CaseMessage, given: readonly CaseMessage[]): string[] {
  const settled = new Set(given.flatMap(settledParts))
  return askedParts(question).filter((part) => !settled.has(part))
}

/** The last day, or a later one that the authority granted. */
function lastDay(question: CaseMessage, concerning: readonly CaseMessage[]): string | undefined {
  const granted = concerning.filter(({ kind }) => kind === 'more-time-answer')
  const days = [question, ...granted].flatMap((message) => ('answerUntil' in message ? (message.answerUntil ?? []) : []))
  return days.toSorted().at(-1)
}

function isAnswered(given: readonly CaseMessage[], openParts: readonly string[]): boolean {
  const isWhole = given.some(({ kind }) => wholeAnswers.includes(kind))
  return isWhole || (openParts.length === 0 && given.some((answer) => settledParts(answer).length > 0))
}
