import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type DatedProfile, profileOn } from './profiles.ts'

const profiles: readonly DatedProfile[] = [{ profile: '1' }, { profile: '2', from: '2027-01-01' }]

test('the profile changes on its day, and not before', () => {
  const days = ['2026-11-24', '2026-12-31', '2027-01-01', '2031-05-01']
  assert.deepEqual(
    days.map((day) => profileOn(profiles, day)),
    ['1', '1', '2', '2'],
  )
})

test('an authority may have the newer profile from the first day', () => {
  assert.equal(profileOn([{ profile: '2' }], '2026-11-24'), '2')
})
