import { createHash } from 'node:crypto'
import type { Texts } from '@aufenthalt/model'
import { type Checker, canonicalApplication, type Sender, writeApplication } from '@aufenthalt/xauslaender'
import type { Catalogue } from '../catalogue/catalogue.ts'
import type { Application } from './application.ts'

/** The platform wrote a message that breaks its own schema. The code says where, never what. */
class MessageInvalidError extends Error {
  readonly code: string

  constructor(place: string) {
    super('message-invalid')
    this.name = 'MessageInvalidError'
    this.code = `message-invalid ${place}`
  }
}

/** The texts in which an application is told: German, which is binding, and the person's own language. */
export type ApplicationTexts = { readonly german: Texts; readonly own: Texts }

/** What writing needs. */
export type WriteDeps = { readonly checker: Checker; readonly sender: Sender; readonly catalogue: Pick<Catalogue, 'destatis'> }

/**
 * Writes the message and holds it against its schema: only what a case system can read is acknowledged.
 * @throws MessageInvalidError
 */
export function writeMessage({ checker, sender, catalogue }: WriteDeps, application: Application, texts: ApplicationTexts): string {
  const { profile, sent, relevant } = application
  const canonical = canonicalApplication({
    form: relevant.form,
    answers: relevant.answers,
    texts: texts.german,
    header: headerOf(application),
    documents: application.documents.map(({ bytes, isScanned: _, ...document }) => ({ ...document, bytes: bytes.length })),
    later: relevant.later,
    declarations: sent.declarations.map((id) => ({ id, textSha256: sha256(texts.own[`declaration.${id}.text`] ?? '') })),
  })
  const xml = writeApplication(profile, canonical, { sender, destatis: catalogue.destatis })
  const [first] = checker.check(profile, xml)
  if (first) throw new MessageInvalidError(first.xpath)
  return xml
}

function headerOf({ authority, sent, relevant, ...application }: Application) {
  return {
    messageId: application.messageId,
    createdAt: application.receivedAt.toISOString(),
    authority: { ags: authority.authority_id, name: authority.name },
    referenceNumber: application.referenceNumber,
    service: relevant.form.service,
    version: relevant.form.version,
    language: sent.language,
    receivedAt: application.receivedAt.toISOString(),
    firstAttemptAt: application.firstAttemptAt.toISOString(),
    effect: application.effect,
    test: authority.is_test,
  }
}

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')
