import { createAccessToken } from './access-token.ts'
import { type ApiVersion, defaultApiVersion } from './api-version.ts'
import type { CallOptions, ClientConfig } from './client-config.ts'
import { FitConnectError } from './fit-connect-error.ts'
import { parseResponse, type Responses } from './responses.ts'
import { sendRequest } from './send-request.ts'

type Method = 'POST' | 'PUT' | 'PATCH'

export type SubmissionApi = {
  version: ApiVersion
  /** A path of this version; every part is escaped. */
  path(...parts: string[]): string
  get<Name extends keyof Responses>(name: Name, path: string, options?: CallOptions): Promise<Responses[Name]>
  getJose(path: string, options?: CallOptions): Promise<string>
  sendJson(method: Method, path: string, value: unknown, options?: CallOptions): Promise<string>
  sendJose(method: Method, path: string, jose: string, options?: CallOptions): Promise<void>
}

/** The Submission API with bearer tokens. A token that the service no longer knows is replaced once. */
export function createSubmissionApi(config: ClientConfig): SubmissionApi {
  const base = config.submissionApi.replace(/\/+$/, '')
  const accessToken = createAccessToken(config)
  const version = config.apiVersion ?? defaultApiVersion

  const send = async (path: string, { headers, ...init }: RequestInit & { headers?: Record<string, string> }, options?: CallOptions) => {
    const attempt = (token: string) =>
      sendRequest(config, base + path, { ...init, headers: { ...headers, authorization: `Bearer ${token}` } }, options)
    const token = await accessToken.get(options)
    try {
      return await attempt(token)
    } catch (error) {
      if (!(error instanceof FitConnectError) || error.status !== 401) throw error
      accessToken.forget(token)
      return attempt(await accessToken.get(options))
    }
  }
  const sendBody = (method: Method, path: string, type: string, body: string, options?: CallOptions) =>
    send(path, { method, body, headers: { 'content-type': type, accept: 'application/json' } }, options)

  return {
    version,
    path: (...parts) => `/${version}/${parts.map(encodeURIComponent).join('/')}`,
    get: async (name, path, options) => parseResponse(name, await send(path, { headers: { accept: 'application/json' } }, options)),
    getJose: (path, options) => send(path, { headers: { accept: 'application/jose' } }, options),
    sendJson: (method, path, value, options) => sendBody(method, path, 'application/json', JSON.stringify(value), options),
    sendJose: async (method, path, jose, options) => {
      await sendBody(method, path, 'application/jose', jose, options)
    },
  }
}

/** The largest page that a list of the Submission API gives. */
export const pageSize = 500

/** All entries of a paged list, page after page. */
export async function readPages<T>(readPage: (query: string) => Promise<T[]>): Promise<T[]> {
  const entries: T[] = []
  for (;;) {
    const page = await readPage(`limit=${pageSize}&offset=${entries.length}`)
    entries.push(...page)
    if (page.length < pageSize) return entries
  }
}
