import { createHash } from 'node:crypto'
import { openPart } from './browser-seal.ts'
import { type AttachmentDeps, type AttachmentOutcome, answerAgain, checkAndKeep, findBefore, type KeyedPlace } from './keep-attachment.ts'
import { deleteParts, listParts, type SealedPart } from './part-store.ts'

/** What the parts of a document should give. `sha256` in lower-case hex. */
export type Assembly = KeyedPlace & { readonly declaredType: string; readonly byteCount: number; readonly sha256: string }

/** How an assembly ends. `offset`: from which byte on the document is to be sent (again). */
export type AssemblyOutcome = AttachmentOutcome | { readonly kind: 'incomplete'; readonly offset: number }

/**
 * Makes a document of its parts, and checks and keeps it like one that came at once. Asked again, it gives the same answer. Parts of a document that is
 * refused are gone.
 */
export async function assembleAttachment(deps: AttachmentDeps, sent: Assembly): Promise<AssemblyOutcome> {
  const { withAuthority } = deps
  const { authorityId, attachmentId } = sent
  const before = await findBefore(deps, sent)
  if (!before.isAuthority) return { kind: 'authority-unknown' }
  if (before.facts) return answerAgain(sent, sent.sha256, before.facts)

  const parts = await withAuthority(authorityId, (tx) => listParts(tx, attachmentId))
  const offset = parts.reduce((sum, { byteCount }) => sum + byteCount, 0)
  if (offset < sent.byteCount) return { kind: 'incomplete', offset }
  const forget = () => withAuthority(authorityId, (tx) => deleteParts(tx, attachmentId))
  const bytes = join(sent, parts)
  if (!bytes) {
    await forget()
    return { kind: 'incomplete', offset: 0 }
  }
  const outcome = await checkAndKeep(deps, { ...sent, bytes })
  if (outcome.kind === 'refused') await forget()
  return outcome
}

/** The whole document; undefined when the parts are not what the sender has. */
function join(sent: Assembly, parts: readonly SealedPart[]): Uint8Array | undefined {
  const opened = parts.map(({ firstByte, content }) => openPart(sent.key, sent, firstByte, content))
  if (opened.some((part) => part === undefined)) return undefined
  const bytes = Buffer.concat(opened as Uint8Array[])
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  return bytes.length === sent.byteCount && sha256 === sent.sha256 ? bytes : undefined
}
