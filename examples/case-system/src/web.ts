import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import { type Checker, readApplication, readable } from '@aufenthalt/xauslaender'
import { type Answer, download, json, page, plain, styles } from './answers.ts'
import type { CaseStore } from './cases/case-store.ts'
import type { CaseState } from './cases/filed-case.ts'
import { caseListPage } from './pages/case-list-page.ts'
import { casePage } from './pages/case-page.ts'

/** What the web pages need. */
type Deps = { readonly store: CaseStore; readonly checker: Checker }

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
    const answered = isLocal && request.method === 'GET' ? answerTo(deps, pathname) : Promise.resolve(plain(400, 'Bad request'))
    answered
      .catch(() => plain(500, 'The case cannot be read'))
      .then(({ status, headers, body }) => response.writeHead(status, headers).end(body))
      .catch(() => response.destroy())
  })
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
