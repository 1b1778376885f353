import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { createServer, type IncomingMessage, type Server } from 'node:http'
import { type Checker, readApplication, readable } from '@aufenthalt/xauslaender'
import { type Answer, download, json, page, plain, styles } from './answers.ts'
import type { CaseStore } from './cases/case-store.ts'
import type { CaseState } from './cases/filed-case.ts'
import type { hearCallbacks } from './intake/hear-callback.ts'
import { caseListPage } from './pages/case-list-page.ts'
import { casePage } from './pages/case-page.ts'

/** What the web pages need. */
type Deps = { readonly store: CaseStore; readonly checker: Checker; readonly hear?: ReturnType<typeof hearCallbacks> }

const css = readFileSync(new URL('pages/case-system.css', import.meta.url), 'utf8')

/** Pages without a case. */
const routes: { readonly [path: string]: (store: CaseStore) => Answer } = {
  '/': (store) => page(caseListPage(store.listCases())),
  '/api/cases': (store) => json(store.listCases()),
  '/case-system.css': () => styles(css),
  '/health': () => plain(200, 'ok'),
}

type OfCase = (deps: Deps, state: CaseState, attachmentId: string) => Promise<Answer>

/** Pages of one case, by what follows its id in the address. */
const caseRoutes: { readonly [path: string]: OfCase } = {
  '/cases': async ({ store }, state) => page(casePage(state, readable(readApplication(await xmlOf(store, state)).application))),
  '/cases/application.xml': async ({ store }, state) =>
    download(await store.readCaseFile(state.messageId, 'application.xml'), 'application/xml', `${state.referenceNumber}.xml`),
  '/cases/application.pdf': async ({ store }, state) =>
    download(await store.readCaseFile(state.messageId, 'application.pdf'), 'application/pdf', `${state.referenceNumber}.pdf`),
  '/cases/documents': async ({ store }, state, attachmentId) => {
    const document = state.documents.find((one) => one.attachmentId === attachmentId)
    if (!document) return plain(404, 'Not found')
    return download(await store.readCaseFile(state.messageId, document.file), document.mimeType, document.filename)
  },
  '/api/cases': async (deps, state) => json(await readAgain(deps, state)),
}

/** The web server of the case system. Not started yet. It answers on this machine's own names only: there is no login. */
export function createWeb(deps: Deps): Server {
  return createServer((request, response) => {
    const isLocal = /^(127\.0\.0\.1|localhost)(:\d+)?$/.test(request.headers.host ?? '')
    const { pathname } = new URL(request.url ?? '/', 'http://localhost')
    answered(deps, request, isLocal ? pathname : undefined)
      .catch(() => plain(500, 'The case cannot be read'))
      .then(({ status, headers, body }) => response.writeHead(status, headers).end(body))
      .catch(() => response.destroy())
  })
}

async function answered(deps: Deps, request: IncomingMessage, pathname: string | undefined): Promise<Answer> {
  if (pathname === callbackPath && request.method === 'POST' && deps.hear) return heard(deps.hear, request)
  return pathname !== undefined && request.method === 'GET' ? answerTo(deps, pathname) : plain(400, 'Bad request')
}

/** Where the delivery service calls back. */
const callbackPath = '/callbacks/fit-connect'
const maxCallbackBytes = 262_144

async function heard(hear: NonNullable<Deps['hear']>, request: IncomingMessage): Promise<Answer> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length
    if (size > maxCallbackBytes) return plain(413, 'Too large')
    chunks.push(chunk)
  }
  return plain(await hear(request.headers, Buffer.concat(chunks).toString('utf8')), '')
}

async function answerTo(deps: Deps, pathname: string): Promise<Answer> {
  const route = routes[pathname]
  if (route) return route(deps.store)
  // e.g. /api/cases/<id>, /cases/<id>/application.xml, /cases/<id>/documents/<attachment id>
  const [, root = '', messageId = '', rest = '', attachmentId = ''] =
    /^(\/api\/cases|\/cases)\/([\w-]+)(\/[\w.]+)?(?:\/([\w-]+))?$/.exec(pathname) ?? []
  const state = deps.store.findCase(messageId)
  const ofCase = caseRoutes[root + rest]
  return state && ofCase ? await ofCase(deps, state, attachmentId) : plain(404, 'Not found')
}

/** A case for programs: read again from the files, so that nothing but the message speaks. */
async function readAgain({ store, checker }: Deps, state: CaseState) {
  const xml = await xmlOf(store, state)
  const { application, profile } = readApplication(xml)
  const documents = await Promise.all(
    state.documents.map(async ({ file, attachmentId, code, filename, mimeType }) => {
      const bytes = await store.readCaseFile(state.messageId, file)
      return { attachmentId, code, filename, mimeType, bytes: bytes.byteLength, sha256: createHash('sha256').update(bytes).digest('hex') }
    }),
  )
  return { ...state, profile, xmlValid: checker.check(profile, xml).length === 0, application, documents }
}

async function xmlOf(store: CaseStore, { messageId }: CaseState): Promise<string> {
  return new TextDecoder('utf-8', { fatal: true }).decode(await store.readCaseFile(messageId, 'application.xml'))
}
