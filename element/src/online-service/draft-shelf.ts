import { makePersonCode, personCodeBytes } from '@aufenthalt/model'
import type { Answer } from '../api-client/call.ts'
import type { Drafts, Saved } from '../api-client/drafts.ts'
import { toBase64url } from '../draft/base64url.ts'
import { type DraftKeys, makeDraftKeys } from '../draft/draft-keys.ts'
import { makePersonAccess, type PersonAccess } from '../draft/person-keys.ts'
import type { DraftContent } from './draft-content.ts'

/** A person's code, as bytes and as it is written, and what it leads to. */
export type DraftKey = { readonly bytes: Uint8Array<ArrayBuffer>; readonly code: string; readonly keys: DraftKeys }

/** Who submits: the code in groups, and what the platform gets to know of it. */
export type Person = { readonly code: string; readonly access: PersonAccess }

/** A draft that was opened. */
export type FoundDraft = { readonly content: DraftContent; readonly revision: number; readonly keptUntil: string }

/** Where the draft of one person lies: seals it, sends it, and knows who has saved what. */
export class DraftShelf {
  readonly #drafts: Drafts
  readonly #ags: string
  readonly #content: () => DraftContent | undefined
  key: DraftKey | undefined
  /** What was sealed last, what of it the platform has, and what somebody else has put there. */
  #sealed: DraftContent | undefined
  base: DraftContent | undefined
  theirs: FoundDraft | undefined
  #person: Promise<Person> | undefined

  constructor(given: { readonly drafts: Drafts; readonly ags: string; readonly content: () => DraftContent | undefined }) {
    this.#drafts = given.drafts
    this.#ags = given.ags
    this.#content = given.content
  }

  /** Makes the key of a code; without bytes of a new one. */
  async makeKey(bytes: Uint8Array<ArrayBuffer> = crypto.getRandomValues(new Uint8Array(personCodeBytes))): Promise<DraftKey> {
    return { bytes, code: makePersonCode(bytes), keys: await makeDraftKeys(bytes, this.#ags) }
  }

  /** The code without its check character and groups: what a note keeps. */
  get codeOfNote(): string {
    return toBase64url(this.#needKey().bytes)
  }

  /** Seals what is there now. */
  async seal(): Promise<Uint8Array<ArrayBuffer>> {
    const content = this.#content()
    if (!content) throw new Error('Nothing to keep')
    this.#sealed = content
    return await this.#needKey().keys.seal.seal(content)
  }

  /** Sends what was sealed. */
  async put(sealed: Uint8Array<ArrayBuffer>, basedOn: number): Promise<Answer<Saved>> {
    const content = this.#sealed
    const attachmentIds = content?.documents.map(({ attachmentId }) => attachmentId) ?? []
    const answer = await this.#drafts.saveDraft(this.#needKey().keys, { sealed, basedOn, attachmentIds })
    if (answer.kind === 'ok') this.base = content
    return answer
  }

  /** Fetches and opens a draft. */
  async find({ keys }: DraftKey = this.#needKey()) {
    const answer = await this.#drafts.openDraft(keys)
    if (answer.kind !== 'ok') return answer
    const { content, ...saved } = answer.value
    const draft: FoundDraft = { ...saved, content: (await keys.seal.open(content)) as DraftContent }
    return { kind: 'found', draft } as const
  }

  /** Deletes the draft; false when the platform did not answer. */
  async delete(): Promise<boolean> {
    if (!this.key) return true
    const answer = await this.#drafts.deleteDraft(this.key.keys)
    return answer.kind === 'ok' || (answer.kind === 'problem' && answer.status === 404)
  }

  /** Who submits. */
  person(): Promise<Person> {
    this.#person ??= this.#makePerson()
    return this.#person
  }

  async #makePerson(): Promise<Person> {
    const { bytes, code } = this.key ?? (await this.makeKey())
    return { code, access: await makePersonAccess(bytes) }
  }

  /** Knows nothing any more. */
  clear(): void {
    this.key = undefined
    this.base = undefined
    this.theirs = undefined
    this.#sealed = undefined
    this.#person = undefined
  }

  #needKey(): DraftKey {
    if (!this.key) throw new Error('No code yet')
    return this.key
  }
}
