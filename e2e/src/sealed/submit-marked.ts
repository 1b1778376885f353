import { randomBytes, webcrypto } from 'node:crypto'
import { type Answers, declarationsAsked, documentsAsked, makePersonCode, type OnlineServiceView, personCodeBytes } from '@aufenthalt/model'
import { makePersonAccess } from '../../../element/src/draft/person-keys.ts'
import { type Promised, submitUntilAcknowledged } from '../crash/submit-until-acknowledged.ts'
import { markedAnswers } from './marked-answers.ts'
import { type MarkedDocument, markedDocument } from './marked-documents.ts'
import { keyNeedle, type Needle, textNeedle } from './needle.ts'

const service = 'at-erwerbstaetigkeit'

/** An application full of markers that the platform has acknowledged. */
export type MarkedApplication = {
  readonly promised: Promised
  /** The person's code as bytes. */
  readonly code: Uint8Array<ArrayBuffer>
  /** What nobody may find. */
  readonly needles: readonly Needle[]
  /** Names of those that the case system must have. */
  readonly delivered: readonly string[]
  readonly givenNames: string
  /** A body that is whole in its form, without documents, for requests that are refused. */
  readonly body: { readonly [member: string]: unknown }
}

/** One kind of file after the other. */
const endings = ['jpg', 'png', 'pdf'] as const

/** Every document that must be there, and one more. */
const documentsOf = (view: OnlineServiceView, answers: Answers) =>
  [...documentsAsked(view.form, answers, { today: view.today }).filter(({ policy }) => policy === 'hard'), { code: 'D-OTHER' }].map(
    ({ code }, index) => [code, endings[index % endings.length] ?? 'pdf'] as const,
  )

/** Reads what the element would show. */
export async function readView(platform: string, ags: string): Promise<OnlineServiceView> {
  return (await (await fetch(`${platform}/api/authorities/${ags}/services/${service}?lang=de`)).json()) as OnlineServiceView
}

/** Sends an application with a marker in every text, document and file name. */
export async function submitMarked(platform: string, ags: string, situation: string): Promise<MarkedApplication> {
  const view = await readView(platform, ags)
  const { answers, needles, asked } = markedAnswers(view, situation)
  const documents = documentsOf(view, answers).map(([code, ending]) => markedDocument(situation, code, ending))
  const codes = documents.map(({ document }) => document.code)
  const code = randomBytes(personCodeBytes)
  const access = await makePersonAccess(new Uint8Array(code))
  const promised = await submitUntilAcknowledged(
    {
      ...{ platform, service, version: view.form.version, answers },
      declarations: declarationsAsked(view.form, answers, { today: view.today, documents: codes }).map(({ id }) => id),
      documents: documents.map(({ document }) => document),
      person: access.sent,
    },
    ags,
    randomBytes(8).toString('hex'),
  )
  return {
    promised,
    code: new Uint8Array(code),
    ...(await gather(situation, { documents, needles, asked, promised, code, access })),
    givenNames: String(answers['person.givenNames']),
    body: { service, version: view.form.version, language: 'de', answers: {}, documents: [], declarations: [], person: access.sent },
  }
}

type Gathered = {
  readonly documents: readonly MarkedDocument[]
  readonly needles: readonly Needle[]
  readonly asked: readonly string[]
  readonly promised: Promised
  readonly code: Buffer
  readonly access: Awaited<ReturnType<typeof makePersonAccess>>
}

async function gather(owner: string, { documents, needles, asked, promised, code, access }: Gathered) {
  // Three answers are the submitter's own: it writes its mark, and the mark as letters, instead.
  const own = promised.values.map((value, index) => textNeedle(`${owner}: mark ${index}`, /[0-9a-z]{16}/.exec(value)?.[0] ?? ''))
  const replaced = new Set(['person.familyName', 'job.description', 'job.title'].map((id) => `${owner}: ${id}`))
  const { d = '' } = await webcrypto.subtle.exportKey('jwk', access.privateKey)
  return {
    needles: [
      ...needles.filter(({ name }) => !replaced.has(name)),
      ...own,
      ...documents.flatMap((document) => document.needles),
      keyNeedle(`${owner}: code`, code),
      textNeedle(`${owner}: code as written`, makePersonCode(code)),
      textNeedle(`${owner}: code without spaces`, makePersonCode(code).replace(/[^A-Z0-9]/g, '')),
      textNeedle(`${owner}: access token`, access.accessToken),
      keyNeedle(`${owner}: private key`, Buffer.from(d, 'base64url')),
    ],
    delivered: [
      ...asked.filter((name) => !replaced.has(name)),
      ...(asked.includes(`${owner}: person.familyName`) ? [`${owner}: mark 0`] : []),
      ...documents.flatMap((document) => document.delivered),
    ],
  }
}
