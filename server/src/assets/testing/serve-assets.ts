import { type FastifyInstance, fastify } from 'fastify'
import { answerProblems } from '../../http/problem-replies.ts'
import { assetRoutes } from '../routes.ts'

/** A small platform for tests of what the browser runs: the real files and the real frame page, and whatever API the test gives it. */
export type ServedAssets = { readonly url: string; readonly close: () => Promise<void> }

/** Serves the assets on a free port. `api` adds the test's own routes. */
export async function serveAssets(options: {
  readonly originsOf: (ags: string) => Promise<readonly string[] | undefined>
  readonly api: (http: FastifyInstance) => void
}): Promise<ServedAssets> {
  const http = fastify({ bodyLimit: 20_000_000 })
  answerProblems(http)
  await http.register(assetRoutes({ originsOf: options.originsOf }))
  options.api(http)
  const url = await http.listen({ host: '127.0.0.1', port: 0 })
  return { url, close: () => http.close() }
}
