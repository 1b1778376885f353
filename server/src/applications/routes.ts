import type { FieldError } from '@aufenthalt/model'
import { Type } from 'typebox'
import { toAuthorityId } from '../database/authority-id.ts'
import { type ProblemMembers, problem } from '../errors.ts'
import type { Routes } from '../http/create-http.ts'
import { WorkerError } from '../pdf/worker-pool.ts'
import { type Access, type ReadDeps, type Reading, readCopy, readStatus } from './read-application.ts'
import { type Outcome, type ReceiveDeps, receiveApplication } from './receive-application.ts'
import { receipt, sentApplication, status } from './schemas.ts'

const tags = ['application']
const ags = Type.String({ pattern: '^[0-9]{8}$' })
const uuid = Type.String({ format: 'uuid' })
const onePlace = Type.Object({ ags, applicationId: uuid })

type NotReceived = Exclude<Outcome, { kind: 'received' }>

/** The problem for each outcome that receives nothing. */
const problemCodes = {
  refused: 'answers-refused',
  'documents-missing': 'attachment-unknown',
  'draft-submitted': 'draft-submitted',
  'version-changed': 'form-version-changed',
  'key-reused': 'idempotency-conflict',
  'authority-unknown': 'authority-unknown',
  'service-unknown': 'service-not-offered',
  malformed: 'request-invalid',
} as const satisfies { readonly [kind in NotReceived['kind']]: string }

function problemOf({ kind, ...members }: NotReceived) {
  return problem(problemCodes[kind], members satisfies ProblemMembers & { errors?: readonly FieldError[] })
}

/** Takes applications in and shows people where theirs stand. */
export const applicationRoutes =
  (deps: ReceiveDeps & ReadDeps): Routes =>
  async (http) => {
    const received = {
      tags,
      summary: 'Submit an application',
      description: 'The same key with the same body is the same application and gives the same receipt.',
      params: Type.Object({ ags }),
      headers: Type.Object({ 'idempotency-key': Type.Optional(uuid) }),
      body: sentApplication,
      response: { 201: receipt },
    }
    http.post('/api/authorities/:ags/applications', { schema: received }, async (request, reply) => {
      const idempotencyKey = request.headers['idempotency-key']?.toLowerCase()
      if (!idempotencyKey) throw problem('idempotency-key-missing')
      const submission = { authorityId: toAuthorityId(request.params.ags), idempotencyKey, sent: request.body }
      const outcome = await receiveApplication(deps, submission).catch(unlessBusy)
      if (outcome.kind !== 'received') throw problemOf(outcome)
      return reply.code(201).send(outcome.receipt)
    })

    const shown = { tags, summary: 'Where an application stands', params: onePlace, response: { 200: status } }
    http.get('/api/authorities/:ags/applications/:applicationId', { schema: shown }, async (request) => {
      const { state, referenceNumber, timeline } = opened(await readStatus(deps, accessOf(request)))
      return { state, referenceNumber, timeline: [...timeline] }
    })

    const copy = {
      tags,
      summary: "The person's sealed copy",
      description:
        'A compact JWE to the key of the person; the header wrapped-private-key holds its private half, wrapped by a key from their code.',
      params: onePlace,
      response: { 200: { content: { 'application/jose': { schema: Type.String() } } } },
    }
    http.get('/api/authorities/:ags/applications/:applicationId/copy', { schema: copy }, async (request, reply) => {
      const found = opened(await readCopy(deps, accessOf(request)))
      return reply.header('wrapped-private-key', found.wrappedPrivateKey).type('application/jose').send(found.copy)
    })
  }

/** All failures look alike, a missing token too. */
function opened<T>(reading: Reading<T>): T {
  if (reading.kind === 'found') return reading.value
  throw problem(reading.kind === 'unknown' ? 'application-unknown' : 'too-many-requests')
}

type Asking = {
  readonly params: { readonly ags: string; readonly applicationId: string }
  readonly headers: { readonly authorization?: string | undefined }
}

function accessOf({ params, headers }: Asking): Access {
  return {
    authorityId: toAuthorityId(params.ags),
    applicationId: params.applicationId.toLowerCase(),
    accessToken: /^Bearer ([\w-]{16,100})$/.exec(headers.authorization ?? '')?.[1] ?? '',
  }
}

function unlessBusy(error: unknown): never {
  throw error instanceof WorkerError ? problem('unavailable') : error
}
