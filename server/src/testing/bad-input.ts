import type { ProblemCode } from '../errors.ts'
import type { RawRequest } from './send-raw.ts'

/** Stands in every bad input: it must come back in no answer and be in no line of the log. */
export const mark = 'Geheim-4711'

/**
 * One bad input: what is different from the route's good request, and the problem that answers it.
 * `unread`: the route does not read this part of a request, and answers as if it were not there.
 */
export type BadInput = Partial<RawRequest> & { readonly what: string; readonly code: ProblemCode | 'unread' }

/** The bad inputs of one route. */
export type RouteInputs = {
  /** A request that is good but for what a bad input changes. */
  readonly good: Omit<RawRequest, 'method'>
  readonly bad: readonly BadInput[]
  /** Tables that may change, each with a reason beside it in the table. */
  readonly leaves?: readonly string[]
}

/** More than any route takes; the mark stands at its beginning and its end. */
export const tooLong = (() => {
  const body = Buffer.alloc(10_500_000, 'x')
  body.write(mark)
  body.write(mark, body.length - mark.length)
  return body
})()

const framed: readonly BadInput[] = [
  { what: 'a header of 20 kB', headers: { 'x-note': mark.repeat(2000) }, code: 'request-invalid' },
  { what: 'a NUL in a header', headers: { 'x-note': `${mark}\0` }, code: 'request-invalid' },
  { what: 'a line break in a header', headers: { 'x-note': `a\r\n${mark}` }, code: 'request-invalid' },
  { what: 'two lengths', headers: { 'content-length': '5', 'Content-Length': '6' }, body: mark, code: 'request-invalid' },
  { what: 'length and pieces at once', headers: { 'content-length': '5' }, body: mark, isChunked: true, code: 'request-invalid' },
  { what: 'a length that is no number', headers: { 'content-length': mark }, code: 'request-invalid' },
  { what: 'a method that does not exist', method: mark.toUpperCase(), code: 'request-invalid' },
  { what: 'a method of WebDAV', method: 'PROPFIND', code: 'not-found' },
  { what: 'TRACE, which would show headers', method: 'TRACE', headers: { 'x-note': mark }, code: 'not-found' },
]

/** What is bad in an address, whatever the route. */
function addresses(path: string): BadInput[] {
  const [plain = ''] = path.split('?')
  return [
    { what: 'an address that goes on', path: `${plain}/${mark}`, code: 'not-found' },
    { what: 'a NUL in the address', path: `${plain}/${mark}%00`, code: 'not-found' },
    { what: 'an address that is no UTF-8', path: `${plain}/${mark}%ff`, code: 'request-invalid' },
    { what: 'an address that decodes to nothing', path: `${plain}/${mark}%zz`, code: 'request-invalid' },
    { what: 'a path that climbs', path: `${plain}/../../${mark}`, code: 'not-found' },
    { what: 'an address with a bare byte', path: `${plain}/${mark}\xff`, code: 'request-invalid' },
    { what: 'an address with a space', path: `${plain} ${mark}`, code: 'request-invalid' },
  ]
}

/** Bad inputs that every route must answer; `methods` are those that the address has. */
export function everywhere({ good }: RouteInputs, methods: readonly string[]): BadInput[] {
  const wrong = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'].filter((method) => !methods.includes(method))
  const withBody = { headers: { ...good.headers, 'content-type': 'application/json' }, body: JSON.stringify({ [mark]: mark }) }
  return [
    ...wrong.map((method): BadInput => ({ what: `${method} instead`, method, ...withBody, code: 'not-found' })),
    ...framed.map((input) => ({ ...input, headers: { ...good.headers, ...input.headers } })),
    ...addresses(good.path),
  ]
}

/** A page or a file that reads nothing of a request but its address. */
export function readsNothing(path: string, headers: RawRequest['headers'] = {}): RouteInputs {
  return {
    good: { path, headers },
    bad: [
      { what: 'a query', path: `${path}?${mark}=1&a=1&a=2&__proto__=${mark}`, code: 'unread' },
      { what: 'a body', headers: { ...headers, 'content-type': 'application/json' }, body: `{"${mark}`, code: 'unread' },
      { what: 'a body of 10 MB', headers: { ...headers, 'content-type': 'text/plain' }, body: tooLong, code: 'unread' },
      {
        what: 'headers of elsewhere',
        headers: { ...headers, origin: `https://${mark}.example`, 'sec-fetch-site': 'cross-site' },
        code: 'unread',
      },
      { what: 'a cookie that is none', headers: { ...headers, cookie: `console-session="${mark}"; ${mark}` }, code: 'unread' },
      { what: 'another method in a header', headers: { ...headers, 'x-http-method-override': 'DELETE', 'x-note': mark }, code: 'unread' },
    ],
  }
}
