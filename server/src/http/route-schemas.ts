import swagger from '@fastify/swagger'
import type { FastifyInstance, RouteOptions } from 'fastify'
import { closeSchema } from './close-schema.ts'
import { problemSchema } from './problem-replies.ts'

/** Parts of a request in which an unknown key is refused; others may add headers on the way. */
const closedParts = ['body', 'querystring'] as const

function closeRequest(route: RouteOptions): void {
  for (const part of closedParts) {
    const schema = route.schema?.[part]
    if (schema) route.schema = { ...route.schema, [part]: closeSchema(schema as object) }
  }
}

const problemResponse = {
  description: 'A problem (RFC 9457) with a stable code',
  content: { 'application/problem+json': { schema: problemSchema } },
}

type Operation = { responses?: { [status: string]: unknown } }
type Described = { paths?: { [path: string]: { [method: string]: Operation } } }

/** Every operation can answer with a problem. */
function addProblems(description: Described): Described {
  for (const operation of Object.values(description.paths ?? {}).flatMap(Object.values<Operation>)) {
    operation.responses = { ...operation.responses, default: problemResponse }
  }
  return description
}

/** Closes the request schemas of all routes and describes them as OpenAPI; must run before routes are added. */
export async function describeRoutes(http: FastifyInstance, publicUrl: string): Promise<void> {
  http.addHook('onRoute', closeRequest)
  await http.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: { title: 'Aufenthalt', version: '1', description: 'Applications to immigration authorities: received, kept, delivered' },
      servers: [{ url: publicUrl }],
    },
    transformObject: (document) => addProblems('openapiObject' in document ? (document.openapiObject as Described) : {}) as never,
  })
}
