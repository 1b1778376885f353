import { createHash } from 'node:crypto'
import { type FetchedAttachment, type Problem, problem } from '@aufenthalt/fit-connect'
import { type CanonicalApplication, type Checker, MessageError, type MessageErrorCode, readApplication } from '@aufenthalt/xauslaender'

/** A message that may be filed. */
export type SoundMessage = { readonly xml: string; readonly application: CanonicalApplication; readonly pdf: FetchedAttachment }

/** A message as the transport delivered it, and the authority whose destination it came to. */
export type Delivered = { readonly data: Uint8Array; readonly attachments: readonly FetchedAttachment[]; readonly ags: string }

const problemOf: { readonly [Code in MessageErrorCode]: Problem } = {
  'character-not-allowed': problem('syntax-violation', 'data'),
  'too-large': problem('syntax-violation', 'data'),
  'doctype-refused': problem('syntax-violation', 'data'),
  'not-well-formed': problem('syntax-violation', 'data'),
  'unknown-profile': problem('unsupported-schema', 'data'),
  incomplete: problem('schema-violation', 'data'),
}

/** Checks what the transport cannot know: form and addressee of the message, and that its documents are those that came. A problem is for the rejection. */
export function checkMessage(checker: Checker, { data, attachments, ags }: Delivered): SoundMessage | Problem {
  const xml = textOf(data)
  if (xml === undefined) return problem('syntax-violation', 'data')
  try {
    const { profile, application } = readApplication(xml)
    if (checker.check(profile, xml).length > 0 || !isForUs(application, ags)) return problem('schema-violation', 'data')
    const [pdf, ...otherForms] = attachments.filter(({ purpose }) => purpose === 'form')
    const isComplete = pdf !== undefined && otherForms.length === 0 && cameAsNamed(application, attachments)
    return isComplete ? { xml, application, pdf } : problem('attachments-mismatch', 'data')
  } catch (error) {
    if (error instanceof MessageError) return problemOf[error.code]
    throw error
  }
}

/** A message is UTF-8, without exception (XInneres, error code S001). */
function textOf(data: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(data)
  } catch {
    return undefined
  }
}

/** Addressed to the authority whose destination it came to, under an id that can name a folder. */
const isForUs = ({ header }: CanonicalApplication, ags: string) => header.authority.ags === ags && /^[0-9a-f-]{36}$/.test(header.messageId)

/** Every document that the message names has come with these bytes, and no other one. */
function cameAsNamed({ documents }: CanonicalApplication, attachments: readonly FetchedAttachment[]): boolean {
  const came = attachments.filter(({ purpose }) => purpose !== 'form').map(({ attachmentId, bytes }) => `${attachmentId} ${sha256(bytes)}`)
  const named = documents.map((document) => `${document.attachmentId} ${document.sha256}`)
  return came.sort().join() === named.sort().join()
}

/** Lower-case hex. */
export const sha256 = (bytes: Uint8Array | string): string => createHash('sha256').update(bytes).digest('hex')
