import { createServer, type Server } from 'node:http'
import type { MailStore } from './mail-store.ts'
import { mailListPage, mailPage, pageStyle, styleHash } from './pages/mail-pages.ts'

type Answer = { readonly status: number; readonly type: string; readonly body: string }

const always = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cache-control': 'no-store',
  'content-security-policy': `default-src 'none'; style-src 'sha256-${styleHash(pageStyle)}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
}

const answer = (status: number, type: string, body: string): Answer => ({ status, type: `${type}; charset=utf-8`, body })

/** The web page of the mailbox. Not started yet. It answers on this machine's own names only: there is no login. */
export function createWeb(store: Pick<MailStore, 'listMails' | 'findMail'>): Server {
  return createServer((request, response) => {
    const isLocal = /^(127\.0\.0\.1|localhost)(:\d+)?$/.test(request.headers.host ?? '')
    const { pathname } = new URL(request.url ?? '/', 'http://localhost')
    const isRead = request.method === 'GET' && isLocal
    const { status, type, body } = isRead ? answerTo(store, pathname) : answer(400, 'text/plain', 'Bad request\n')
    response.writeHead(status, { ...always, 'content-type': type }).end(body)
  })
}

function answerTo({ listMails, findMail }: Pick<MailStore, 'listMails' | 'findMail'>, path: string): Answer {
  if (path === '/') return answer(200, 'text/html', mailListPage(listMails()))
  if (path === '/health') return answer(200, 'text/plain', 'ok\n')
  if (path === '/api/mails') return answer(200, 'application/json', JSON.stringify(listMails()))
  const mail = path.startsWith('/mails/') ? findMail(path.slice('/mails/'.length)) : undefined
  return mail ? answer(200, 'text/html', mailPage(mail)) : answer(404, 'text/plain', 'Not found\n')
}
