import { readFile } from 'node:fs/promises'
import { XmlValidateError, type XsdValidator } from 'libxml2-wasm'
import { MessageError } from '../canonical/message-error.ts'
import type { Profile, ProfileId } from '../profiles/profile.ts'
import { profiles } from '../profiles/profiles.ts'
import { compileSchema } from './compile-schema.ts'
import { withDocument } from './open-document.ts'

/** Where a message breaks its schema. The validator's own words quote the value and are dropped. */
export type SchemaProblem = { readonly xpath: string; readonly line: number }

/** Compiled schemas, ready for any number of messages. */
export type Checker = {
  /** All problems of a message; none means valid. Text that is no XML is one problem at the root. */
  readonly check: (profile: ProfileId, xml: string) => SchemaProblem[]
  readonly dispose: () => void
}

/**
 * Compiles the schemas of all profiles once.
 * @throws where a schema cannot be compiled: without it no message may pass
 */
export async function createChecker(): Promise<Checker> {
  const validators = new Map<ProfileId, XsdValidator>()
  for (const profile of Object.values(profiles)) validators.set(profile.id, await compileProfile(profile))
  return {
    check: (id, xml) => {
      const validator = validators.get(id)
      if (validator === undefined) throw new MessageError('unknown-profile')
      return check(validator, xml)
    },
    dispose: () => {
      for (const validator of validators.values()) validator.dispose()
      validators.clear()
    },
  }
}

async function compileProfile({ id, schemas }: Profile): Promise<XsdValidator> {
  const folder = new URL(`../profiles/${id}/`, import.meta.url)
  const files = await Promise.all(schemas.map(async (name) => [name, await readFile(new URL(name, folder))] as const))
  return compileSchema(`profile-${id}`, schemas[0], Object.fromEntries(files))
}

function check(validator: XsdValidator, xml: string): SchemaProblem[] {
  try {
    withDocument(xml, (document) => validator.validate(document))
    return []
  } catch (error) {
    if (error instanceof MessageError) return [{ xpath: '/', line: 0 }]
    if (!(error instanceof XmlValidateError)) throw error
    return error.details.map(({ xpath = '/', line }) => ({ xpath, line }))
  }
}
