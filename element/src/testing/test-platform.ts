import { beginningOf, checkAnswers, type OnlineServiceView, type Receipt, type SentApplication, type TimelineStep } from '@aufenthalt/model'
import type { FastifyInstance } from 'fastify'
import { serveAssets } from '../../../server/src/assets/testing/serve-assets.ts'
import { allowInlinePages } from '../../../server/src/http/inline-pages.ts'
import { type ArrivedDocuments, type DocumentBehaviour, documentRoutes, hangUp } from './document-routes.ts'
import { draftRoutes } from './draft-routes.ts'
import { sealCopy } from './seal-copy.ts'
import { smallView } from './small-view.ts'

/** How the platform of a test behaves; a test changes it on the way. */
type Behaviour = DocumentBehaviour & {
  /** Attempts to submit that get no answer although the application is received. */
  lostAnswers: number
  inline: boolean
  versionChanged: boolean
  view: (view: OnlineServiceView) => OnlineServiceView
}

/** What has reached the platform. */
type Arrived = ArrivedDocuments & {
  readonly keys: string[]
  readonly applications: Map<string, SentApplication>
}

const usual: Behaviour = { lostAnswers: 0, uploads: 'kept', breaks: 0, inline: false, versionChanged: false, view: (view) => view }

/** Starts a platform that answers as the real one does, with the real forms, and keeps nothing but what the test wants to see. `keeping` keeps drafts. */
export async function startTestPlatform(origins: readonly string[], keeping: (http: FastifyInstance) => void = draftRoutes) {
  const behaviour: Behaviour = { ...usual }
  const arrived: Arrived = { keys: [], applications: new Map(), documents: new Map(), sentBytes: new Map() }
  const receivedAt = '2026-11-24T13:03:09.120Z'
  const timeline: TimelineStep[] = [{ kind: 'received', at: receivedAt }]

  const served = await serveAssets({
    originsOf: async () => origins,
    api: (http) => {
      http.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body))
      allowInlinePages(http, async () => behaviour.inline, 'https://platform.invalid')
      keeping(http)

      http.get<{ Params: { service: string }; Querystring: { lang: string; part?: string } }>(
        '/api/authorities/:ags/services/:service',
        async (request) => {
          const language = request.query.lang === 'en' ? 'en' : 'de'
          const whole = behaviour.view(smallView(language))
          const view = request.query.part ? { ...whole, ...beginningOf(whole.form, whole.texts), isBeginning: true } : whole
          return { ...view, authority: { ...view.authority, embedding: behaviour.inline ? 'inline' : 'frame' } }
        },
      )

      documentRoutes(http, behaviour, arrived)

      http.post<{ Body: SentApplication }>('/api/authorities/:ags/applications', async (request, reply) => {
        const application = request.body
        arrived.keys.push(String(request.headers['idempotency-key']))
        if (behaviour.versionChanged) {
          behaviour.versionChanged = false
          return reply.code(409).send({ code: 'form-version-changed' })
        }
        const { form } = behaviour.view(smallView('de'))
        const errors = checkAnswers(form, application.answers, { today: '2026-11-24' }).filter(({ level }) => level === 'error')
        if (errors.length > 0) return reply.code(422).send({ code: 'answers-refused', errors })
        arrived.applications.set(String(request.headers['idempotency-key']), application)
        if (behaviour.lostAnswers > 0) {
          behaviour.lostAnswers -= 1
          return hangUp(request, reply)
        }
        return reply.code(201).send(receipt)
      })

      http.get('/api/authorities/:ags/applications/:id', async () => ({
        referenceNumber: receipt.referenceNumber,
        state: timeline.at(-1)?.kind,
        timeline,
      }))
      http.get('/api/authorities/:ags/applications/:id/copy', async (_request, reply) => {
        const [application] = [...arrived.applications.values()].slice(-1)
        if (!application) return reply.code(404).send({ code: 'application-unknown' })
        const copy = { receipt, answers: application.answers, pdf: Buffer.from('%PDF-1.7 demo').toString('base64') }
        return reply
          .header('wrapped-private-key', application.person.wrappedPrivateKey)
          .type('application/jose')
          .send(await sealCopy(JSON.stringify(copy), application.person.publicKey))
      })
    },
  })

  const receipt: Receipt = {
    applicationId: '6f1f4d0e-5f8e-4c53-9f5e-0d8a3f0a7b11',
    referenceNumber: 'AT-7K3M-9QXD-2B4R',
    receivedAt,
    firstAttemptAt: receivedAt,
    authorityName: 'Ausländerbehörde Musterstadt',
    effect: 'FX-FORT',
    jws: '',
  }
  return { ...served, behaviour, arrived, timeline, reset: () => Object.assign(behaviour, usual) }
}

/** The platform of a test. */
export type TestPlatform = Awaited<ReturnType<typeof startTestPlatform>>
