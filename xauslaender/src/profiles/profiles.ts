import { MessageError } from '../canonical/message-error.ts'
import { profile1 } from './1/profile.ts'
import type { Limit } from './codec.ts'
import { fachangabeLimits } from './fachangabe.ts'
import { limitsOf } from './mapping.ts'
import type { Profile, ProfileId } from './profile.ts'

/** All profiles that are written and read. */
export const profiles: { readonly [Id in ProfileId]: Profile } = { '1': profile1 }

/**
 * The profile of that name, which may come from a configuration.
 * @throws MessageError `unknown-profile`
 */
export function getProfile(id: string): Profile {
  const profile = Object.values(profiles).find((known) => known.id === id)
  if (profile === undefined) throw new MessageError('unknown-profile')
  return profile
}

/** What a FIT-Connect submission says about its data (metadata schema, `submissionSchema`); throws as `getProfile`. */
export const applicationSchema = (profile: ProfileId): { readonly schemaUri: string; readonly mimeType: 'application/xml' } => ({
  schemaUri: getProfile(profile).namespace,
  mimeType: 'application/xml',
})

/**
 * What every profile can carry, by canonical path, and for answers without a block by kind (`fachangaben`): a form within these limits
 * yields only messages that can be delivered.
 */
export const messageLimits: { readonly paths: ReadonlyMap<string, Limit>; readonly fachangaben: { readonly [kind: string]: Limit } } = {
  paths: narrowest(Object.values(profiles).flatMap(({ rows }) => limitsOf(rows))),
  fachangaben: fachangabeLimits,
}

function narrowest(limits: readonly (readonly [path: string, limit: Limit])[]): ReadonlyMap<string, Limit> {
  const byPath = new Map<string, Limit>()
  for (const [path, limit] of limits) byPath.set(path, narrower(byPath.get(path) ?? {}, limit))
  return byPath
}

/** The narrower of two limits, bound by bound. */
function narrower(one: Limit, other: Limit): Limit {
  const upper = (bound: 'maxLength' | 'max' | 'maxEntries') => Math.min(one[bound] ?? Infinity, other[bound] ?? Infinity)
  const bounds = {
    maxLength: upper('maxLength'),
    max: upper('max'),
    maxEntries: upper('maxEntries'),
    min: Math.max(one.min ?? -Infinity, other.min ?? -Infinity),
  }
  return Object.fromEntries(Object.entries(bounds).filter(([, bound]) => Number.isFinite(bound)))
}
