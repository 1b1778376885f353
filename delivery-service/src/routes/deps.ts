import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Dialect, JWK } from '@aufenthalt/fit-connect'
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox'
import type { FastifyBaseLogger, FastifyInstance, RawServerDefault } from 'fastify'
import type { Db } from '../store/database.ts'
import type { EventIssuer } from '../store/record-event.ts'

/** What every route works with. */
export type Deps = { db: Db; issuer: EventIssuer; publishedKeys: () => JWK[] }

/** What the routes of one version of the API work with: their addresses come after `/v1` or `/v2`. */
export type VersionDeps = Deps & { dialect: Dialect }

export type App = FastifyInstance<RawServerDefault, IncomingMessage, ServerResponse, FastifyBaseLogger, TypeBoxTypeProvider>
