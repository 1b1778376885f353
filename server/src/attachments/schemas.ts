import { Type } from 'typebox'
import { toAuthorityId } from '../database/authority-id.ts'
import { type Problem, type ProblemCode, problem } from '../errors.ts'
import { parseBrowserKey } from './browser-seal.ts'
import type { RefusalCode } from './check-document.ts'
import type { KeyedPlace } from './keep-attachment.ts'

/** What the platform says about a kept document (`AttachmentKept`). */
export const attachmentKept = Type.Object({
  attachmentId: Type.String({ format: 'uuid' }),
  mimeType: Type.String(),
  bytes: Type.Integer(),
  sha256: Type.String(),
})

/** Which document of which authority. */
export const attachmentParams = { ags: Type.String({ pattern: '^[0-9]{8}$' }), attachmentId: Type.String({ format: 'uuid' }) }

/** The key of a document. */
export const keyHeaders = Type.Object({
  'attachment-key': Type.String({ description: '32 bytes made in the browser, base64url; not kept' }),
})

/** Reads where a document belongs and its key. */
export function placeOf(params: { readonly ags: string; readonly attachmentId: string }, key: string): KeyedPlace {
  const bytes = parseBrowserKey(key)
  if (!bytes) throw problem('request-invalid')
  return { authorityId: toAuthorityId(params.ags), attachmentId: params.attachmentId.toLowerCase(), key: bytes }
}

/** Outcomes that keep nothing. */
type Refusal =
  | { readonly kind: 'refused'; readonly code: RefusalCode }
  | { readonly kind: 'incomplete'; readonly offset: number }
  | { readonly kind: 'conflict' | 'authority-unknown' | 'too-many' | 'too-large' | 'unknown' }

const problemCodes: { readonly [kind in Refusal['kind']]: ProblemCode } = {
  conflict: 'attachment-conflict',
  'authority-unknown': 'authority-unknown',
  'too-many': 'too-many-requests',
  'too-large': 'attachment-too-large',
  refused: 'attachment-refused',
  incomplete: 'attachment-incomplete',
  unknown: 'attachment-unknown',
}

/** The problem that answers such an outcome. */
export function problemOf(outcome: Refusal): Problem {
  if (outcome.kind === 'refused') return problem('attachment-refused', { reason: outcome.code })
  return problem(problemCodes[outcome.kind], outcome.kind === 'incomplete' ? { offset: outcome.offset } : {})
}
