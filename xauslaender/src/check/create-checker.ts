import { readFile } from 'node:fs/promises'
import { XmlValidateError, type XsdValidator } from 'libxml2-wasm'
import { MessageError } from '../canonical/message-error.ts'
import type { Profile, ProfileId } from '../profiles/profile.ts'
import { profiles } from '../profiles/profiles.ts'
import { compileSchema } from './compile-schema.ts'
import { withDocument } from './open-document.ts'

/** Where a message breaks its schema. The validator's own words quote the value and are dropped. */
export type SchemaProblem = { readonly xpath: string; readonly line: number }

/** Compiled schemas, ready for any number of messages. Text that is no XML is one problem at the root. */
export type Checker = {
  /** All problems of an application; none means valid. */
  readonly check: (profile: ProfileId, xml: string) => SchemaProblem[]
  /** All problems of a message of the reply channel; none means valid. */
  readonly checkMessage: (profile: ProfileId, xml: string) => SchemaProblem[]
  readonly dispose: () => void
}

type Validators = { readonly application: XsdValidator; readonly message: XsdValidator }

/**
 * Compiles the schemas of all profiles once.
 * @throws where a schema cannot be compiled: without it no message may pass
 */
export async function createChecker(): Promise<Checker> {
  const validators = new Map<ProfileId, Validators>()
  for (const profile of Object.values(profiles)) validators.set(profile.id, await compileProfile(profile))
  const checkWith = (which: keyof Validators) => (id: ProfileId, xml: string) => {
    const compiled = validators.get(id)
    if (compiled === undefined) throw new MessageError('unknown-profile')
    return check(compiled[which], xml)
  }
  return {
    check: checkWith('application'),
    checkMessage: checkWith('message'),
    dispose: () => {
      for (const compiled of validators.values()) for (const validator of Object.values(compiled)) validator.dispose()
      validators.clear()
    },
  }
}

/** Messages use the types of the application: its files are at hand for both. */
async function compileProfile({ id, schemas, messages }: Profile): Promise<Validators> {
  const folder = new URL(`../profiles/${id}/`, import.meta.url)
  const load = async (names: readonly string[]) =>
    Object.fromEntries(await Promise.all(names.map(async (name) => [name, await readFile(new URL(name, folder))] as const)))
  const files = await load(schemas)
  const messageFiles = { ...files, ...(await load(messages.schemas)) }
  return {
    application: compileSchema(`profile-${id}`, schemas[0], files),
    message: compileSchema(`messages-${id}`, messages.schemas[0], messageFiles),
  }
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
