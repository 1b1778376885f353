import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type JourneyEvent, nextState, type State } from './next-state.ts'

const receipt = {
  applicationId: '0',
  referenceNumber: 'AT-0000-0000-0000',
  receivedAt: '2026-11-24T12:00:00.000Z',
  firstAttemptAt: '2026-11-24T12:00:00.000Z',
  authorityName: 'Musterstadt',
  effect: 'FX-NEUTRAL',
  jws: '',
}
const states: { [K in State['kind']]: Extract<State, { kind: K }> } = {
  loading: { kind: 'loading' },
  failed: { kind: 'failed', failure: 'unreachable' },
  opening: { kind: 'opening' },
  start: { kind: 'start' },
  tasks: { kind: 'tasks' },
  page: { kind: 'page', page: 'person' },
  documents: { kind: 'documents' },
  check: { kind: 'check' },
  submitting: { kind: 'submitting', isUnresolved: false },
  receipt: { kind: 'receipt', receipt },
}
const events: { [K in JourneyEvent['kind']]: Extract<JourneyEvent, { kind: K }> } = {
  loaded: { kind: 'loaded' },
  'load-failed': { kind: 'load-failed', failure: 'not-offered' },
  retried: { kind: 'retried' },
  opening: { kind: 'opening' },
  opened: { kind: 'opened', to: { kind: 'page', page: 'passport' } },
  'not-opened': { kind: 'not-opened' },
  ended: { kind: 'ended' },
  moved: { kind: 'moved', to: { kind: 'page', page: 'passport' } },
  submitted: { kind: 'submitted' },
  unresolved: { kind: 'unresolved' },
  refused: { kind: 'refused' },
  'not-sent': { kind: 'not-sent' },
  'version-changed': { kind: 'version-changed' },
  received: { kind: 'received', receipt },
}

const passport: State = { kind: 'page', page: 'passport' }
/** What was sent before can be shown from everywhere, and everything can be left behind. */
const anywhere: { [event: string]: State } = { received: { kind: 'receipt', receipt }, ended: { kind: 'start' } }
const expected: { [state: string]: { [event: string]: State } } = {
  loading: { loaded: { kind: 'start' }, 'load-failed': { kind: 'failed', failure: 'not-offered' } },
  failed: { retried: { kind: 'loading' } },
  opening: { opened: passport, 'not-opened': { kind: 'start' }, received: { kind: 'receipt', receipt } },
  start: { moved: passport, opened: passport, opening: { kind: 'opening' }, ...anywhere },
  tasks: { moved: passport, ...anywhere },
  page: { moved: passport, ...anywhere },
  documents: { moved: passport, ...anywhere },
  check: { moved: passport, submitted: { kind: 'submitting', isUnresolved: false }, ...anywhere },
  submitting: {
    submitted: { kind: 'submitting', isUnresolved: false },
    unresolved: { kind: 'submitting', isUnresolved: true },
    refused: { kind: 'check', notice: 'refused' },
    'not-sent': { kind: 'check' },
    'version-changed': { kind: 'check', notice: 'version-changed' },
    received: { kind: 'receipt', receipt },
  },
  receipt: {},
}

for (const state of Object.values(states)) {
  for (const event of Object.values(events)) {
    const target = expected[state.kind]?.[event.kind]
    test(`"${event.kind}" in "${state.kind}" ${target ? `leads to "${target.kind}"` : 'changes nothing'}`, () => {
      assert.deepEqual(nextState(state, event), target ?? state)
    })
  }
}

test('an application whose outcome is unknown can only be sent again, not left and not changed', () => {
  const unresolved: State = { kind: 'submitting', isUnresolved: true }
  assert.equal(nextState(unresolved, events.moved), unresolved)
  assert.deepEqual(nextState(unresolved, events.submitted), { kind: 'submitting', isUnresolved: false })
})
