import { MessageError } from '../canonical/message-error.ts'
import { profile1 } from './1/profile.ts'
import { profile2 } from './2/profile.ts'
import type { Limit, Limits } from './codec.ts'
import { limitsOf } from './mapping.ts'
import type { Profile, ProfileId } from './profile.ts'

/** All profiles that are written and read. */
export const profiles: { readonly [Id in ProfileId]: Profile } = { '1': profile1, '2': profile2 }

/**
 * The profile of that name, which may come from a configuration.
 * @throws MessageError `unknown-profile`
 */
export function getProfile(id: string): Profile {
  const profile = Object.values(profiles).find((known) => known.id === id)
  if (profile === undefined) throw new MessageError('unknown-profile')
  return profile
}

/** What a FIT-Connect submission says about its data (metadata schema, `submissionSchema`). */
export type ApplicationSchema = { readonly schemaUri: string; readonly mimeType: 'application/xml' }

/** The schema of a profile as the metadata names it; throws as `getProfile`. */
export const applicationSchema = (profile: ProfileId): ApplicationSchema => ({
  schemaUri: getProfile(profile).namespace,
  mimeType: 'application/xml',
})

/** The schemas of all profiles: what a case system that reads them all announces. */
export const applicationSchemas: readonly ApplicationSchema[] = Object.values(profiles).map(({ id }) => applicationSchema(id))

/** The schema of a profile's messages of the reply channel as the metadata names it; throws as `getProfile`. */
export const messageSchema = (profile: ProfileId): ApplicationSchema => ({
  schemaUri: getProfile(profile).messages.namespace,
  mimeType: 'application/xml',
})

/**
 * What every profile can carry, by canonical path, and for answers without a block by kind (`fachangaben`): a form within these limits
 * yields only messages that can be delivered.
 */
export const messageLimits: { readonly paths: ReadonlyMap<string, Limit>; readonly fachangaben: { readonly [kind: string]: Limit } } = {
  paths: narrowest(Object.values(profiles).flatMap(({ rows }) => limitsOf(rows))),
  fachangaben: Object.fromEntries(narrowest(Object.values(profiles).flatMap(({ fachangaben }) => Object.entries(fachangaben)))),
}

function narrowest(limits: Limits): ReadonlyMap<string, Limit> {
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
