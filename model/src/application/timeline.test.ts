import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { type ApplicationEvent, type ApplicationState, nextState } from './timeline.ts'

const events: readonly ApplicationEvent[] = ['submitted', 'accepted', 'rejected', 'stuck', 'retried']

/** One line per state: what comes after each of the events above. */
const expected: { readonly [state in ApplicationState]: readonly ApplicationState[] } = {
  received: ['handed-over', 'accepted', 'problem', 'problem', 'received'],
  'handed-over': ['handed-over', 'accepted', 'problem', 'problem', 'received'],
  problem: ['handed-over', 'accepted', 'problem', 'problem', 'received'],
  accepted: ['accepted', 'accepted', 'accepted', 'accepted', 'accepted'],
}

describe('the timeline of an application', () => {
  for (const [state, after] of Object.entries(expected))
    for (const [index, event] of events.entries())
      it(`goes from ${state} by ${event} to ${after[index]}`, () => assert.equal(nextState(state as ApplicationState, event), after[index]))

  it('is not moved twice by an event that is told twice', () => {
    for (const state of Object.keys(expected) as ApplicationState[])
      for (const event of events) assert.equal(nextState(nextState(state, event), event), nextState(state, event))
  })
})
