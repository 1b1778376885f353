import type { AttachmentReference, MessageOf, StatedAnswer } from '@aufenthalt/model'
import { messageWords } from '../../canonical/message-words.ts'
import type { Codec } from '../codec.ts'
import { coded } from '../codecs.ts'
import type { Row } from '../mapping.ts'
import type { Reader, Sender } from '../parties.ts'

/** What every message may have, whoever sends it, and who sends it to whom. */
export type Framed = Pick<MessageOf<'hearing'>, 'messageId' | 'caseReference' | 'sentAt' | 'inReplyTo' | 'textBlocks' | 'ownWords'> & {
  readonly answerUntil?: string
  readonly attachments?: readonly AttachmentReference[]
  readonly sender: Sender
  readonly reader: Reader
}

/** What became of a document that was asked for. */
export type ItemResult = MessageOf<'documents'>['items'][number]['result']

/** The parts of a message in the order of a profile: `hasFiles` says that files may stand beside the message as a whole. */
export type Parts = { readonly type: string; readonly content: readonly Row[]; readonly hasFiles: boolean }

/** How a profile writes what all its messages have in common. */
export type Dialect = {
  readonly frame: (parts: Parts) => readonly Row[]
  /** Rows of `place`: an authority or a place of it. */
  readonly place: readonly Row[]
  /** Names of day and time of an appointment. */
  readonly slot: { readonly date: string; readonly time: string }
  readonly result: Codec<ItemResult>
  readonly stated: Codec<StatedAnswer>
}

/** One of our words as a code that explains itself in German. */
export function word<Word extends string>(list: string, codeOf: { readonly [word: string]: string } = {}): Codec<Word> {
  const code = coded(`urn:aufenthalt:codeliste:${list}`)
  const words: { readonly [code: string]: string } = Object.fromEntries(Object.entries(codeOf).map(([one, other]) => [other, one]))
  return {
    write: (value, context) => {
      const name = messageWords[value]
      return code.write({ code: codeOf[value] ?? value, ...(name !== undefined && { name }) }, context)
    },
    read: (element) => {
      const { code: written } = code.read(element)
      return (words[written] ?? written) as Word
    },
  }
}
