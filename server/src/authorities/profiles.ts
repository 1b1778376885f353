import { applicationSchema, type ProfileId } from '@aufenthalt/xauslaender'

/** A message profile and the first day of receipt (YYYY-MM-DD, Europe/Berlin) on which it is written; the first one has no day. */
export type DatedProfile = { readonly profile: ProfileId; readonly from?: string }

/** The profile that the authority's case system reads on this day. */
export function profileOn(profiles: readonly DatedProfile[], day: string): ProfileId {
  const profile = profiles.findLast(({ from = '' }) => from <= day)?.profile
  if (profile === undefined) throw new Error('authority without profile')
  return profile
}

/**
 * Holds what a file says against what there is: known profiles, the first without a day, the others each later than the one before.
 * @throws Error
 */
export function checkProfiles(profiles: readonly { readonly profile: string; readonly from?: string }[]): DatedProfile[] {
  const days = profiles.map(({ from = '' }) => from)
  const isInOrder = days.every((day, index) => (index === 0 ? day === '' : day > (days[index - 1] ?? '')))
  if (!isInOrder) throw new Error('Authorities file: profiles stand in the order of their days, the first without one')
  return profiles.map(({ profile, ...from }) => ({ profile: known(profile), ...from }))
}

function known(profile: string): ProfileId {
  applicationSchema(profile as ProfileId)
  return profile as ProfileId
}
