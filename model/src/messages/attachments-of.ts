import type { CaseMessage } from './case-message.ts'
import type { ValueOf } from './shape.ts'
import type { attachment } from './tables/parts.ts'

/** A file beside a message, by its id, its code of the document catalogue and its checksum. */
export type AttachmentReference = ValueOf<typeof attachment>

type Holder = { readonly attachments?: readonly AttachmentReference[] }

/** All files of a message, wherever in it they stand. */
export function attachmentsOf(message: CaseMessage): AttachmentReference[] {
  const { attachments = [], items = [], answers = [] } = message as Holder & { items?: readonly Holder[]; answers?: readonly Holder[] }
  return [...attachments, ...[...answers, ...items].flatMap((holder) => holder.attachments ?? [])]
}
