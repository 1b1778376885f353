import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type } from 'typebox'
import { problem } from '../errors.ts'
import type { Metrics } from './metrics.ts'

/** What the process needs to be of use, by name: each check throws when it is missing. */
export type Readiness = { readonly [name: string]: () => Promise<unknown> }

const tags = ['operation']
const state = (word: string) => Type.Object({ state: Type.Literal(word) })

/** Liveness, readiness, figures and the description of the API. */
export const stateRoutes =
  ({ readiness, metrics }: { readonly readiness: Readiness; readonly metrics: Metrics }): FastifyPluginAsyncTypebox =>
  async (http) => {
    http.get('/health', { schema: { tags, summary: 'The process lives', response: { 200: state('alive') } } }, async () => ({
      state: 'alive',
    }))

    http.get('/ready', { schema: { tags, summary: 'Everything needed answers', response: { 200: state('ready') } } }, async (request) => {
      for (const [name, check] of Object.entries(readiness)) {
        await check().catch((error: unknown) => {
          request.log.warn({ needs: name, error }, 'not ready')
          throw problem('unavailable', { needs: name })
        })
      }
      return { state: 'ready' }
    })

    const text = { content: { 'text/plain': { schema: Type.String() } } }
    http.get('/metrics', { schema: { tags, summary: 'Figures for Prometheus', response: { 200: text } } }, async (_request, reply) =>
      reply.type(metrics.registry.contentType).send(await metrics.registry.metrics()),
    )

    http.get('/openapi.json', { schema: { tags, summary: 'This description' } }, async () => http.swagger())
  }
