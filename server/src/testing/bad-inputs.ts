// The table of bad input: every route of the platform, and what it must refuse. A new route needs its line here.
import { randomUUID } from 'node:crypto'
import type { SentApplication } from '@aufenthalt/model'
import { beispielkreis, musterstadt } from '../authorities/testing/an-authority.ts'
import type { AppScene } from './app-scene.ts'
import { badApplications } from './bad-applications.ts'
import { badAttachments } from './bad-attachments.ts'
import { badBodies } from './bad-bodies.ts'
import { badCallbacks } from './bad-callbacks.ts'
import { keptDraft, savedDraft, tabNote } from './bad-drafts.ts'
import { type BadInput, mark, type RouteInputs, readsNothing } from './bad-input.ts'
import { api, badAuthorities, badIds, unknown } from './bad-places.ts'
import { askedReminder } from './bad-reminders.ts'
import { callback, staffChange, staffPage } from './bad-staff-requests.ts'

/** What the table is made with: ids that exist, and a submission that would be received. */
export type Given = Pick<AppScene, 'application' | 'staffCookie'> & { readonly sent: SentApplication; readonly pdf: Uint8Array }

const badLanguages = (path: string): BadInput[] =>
  ['', `${mark}!`, 'de&lang=en', 'de%00', '%3Cscript%3E', '../de', 'x'.repeat(30)].map((language) => ({
    what: `the language ${language}`,
    path: path.replace('lang=de', `lang=${language}`),
    code: 'request-invalid',
  }))

const badServices = (path: string): BadInput[] =>
  ['AT-ERWERB', '..%2fat', `${mark}_`, 'at%00', 'x'.repeat(61), '%C3%A4'].map((service) => ({
    what: `the service ${service}`,
    path: path.replace('at-erwerbstaetigkeit', service),
    code: 'request-invalid',
  }))

function files(folder: string): RouteInputs {
  const climbing = [
    '..%2f..%2fpackage.json',
    '%2e%2e%2fapp.ts',
    '..%5capp.ts',
    '%2fetc%2fpasswd',
    `${mark}.js`,
    'frame.js%00',
    '.',
    '__proto__',
    'constructor',
  ]
  return {
    good: { path: `${folder}/${mark}`, headers: {} },
    bad: [
      ...climbing.map((file): BadInput => ({ what: `the file ${file}`, path: `${folder}/${file}`, code: 'not-found' })),
      { what: 'a path that climbs', path: `${folder}/../../package.json`, code: 'not-found' },
      { what: 'a name of 2000 characters', path: `${folder}/${mark.repeat(200)}`, code: 'request-invalid' },
      { what: 'a query', path: `${folder}/${mark}?${mark}=1`, code: 'not-found' },
    ],
  }
}

function onlineService(): RouteInputs {
  const path = `${api}/services/at-erwerbstaetigkeit?lang=de`
  return {
    good: { path, headers: {} },
    bad: [
      ...badAuthorities(path),
      ...badLanguages(path),
      ...badServices(path),
      { what: 'an unknown authority', path: path.replace(musterstadt, unknown), code: 'authority-unknown' },
      ...['constructor', 'toString', 'valueof'].map(
        (name): BadInput => ({ what: `the service ${name}`, path: `${api}/services/${name.toLowerCase()}`, code: 'service-not-offered' }),
      ),
      { what: 'an unknown key', path: `${path}&${mark}=1`, code: 'request-invalid' },
      { what: '__proto__', path: `${path}&__proto__=${mark}`, code: 'request-invalid' },
      { what: 'a condition that is none', path, headers: { 'if-none-match': mark }, code: 'unread' },
    ],
  }
}

function frame(): RouteInputs {
  const path = `/frame/at-erwerbstaetigkeit?ags=${musterstadt}&lang=de`
  return {
    good: { path, headers: {} },
    bad: [
      ...badAuthorities(path),
      ...badLanguages(path),
      ...badServices(path),
      { what: 'two authorities', path: `${path}&ags=${beispielkreis}`, code: 'request-invalid' },
      { what: 'no authority', path: '/frame/at-erwerbstaetigkeit', code: 'request-invalid' },
      { what: 'an unknown authority', path: path.replace(musterstadt, unknown), code: 'authority-unknown' },
      { what: 'an unknown key', path: `${path}&${mark}=1`, code: 'request-invalid' },
      { what: '__proto__', path: `${path}&__proto__=${mark}`, code: 'request-invalid' },
    ],
  }
}

function application({ application: { applicationId, accessToken } }: Given, suffix: string): RouteInputs {
  const path = `/api/authorities/${beispielkreis}/applications/${applicationId}${suffix}`
  const headers = { authorization: `Bearer ${accessToken}` }
  const elsewhere = path.replace(beispielkreis, musterstadt)
  const anotherId = () => path.replace(applicationId, randomUUID())
  const tokens = [
    `Bearer ${mark}${mark}`,
    `Bearer ${accessToken}x`,
    `bearer ${accessToken}`,
    `Basic ${accessToken}`,
    accessToken,
    `Bearer  ${mark}`,
    `Bearer ${accessToken}, ${mark}`,
    '',
  ]
  return {
    good: { path, headers },
    bad: [
      ...badAuthorities(elsewhere),
      ...badIds(path, applicationId),
      ...tokens.map(
        (authorization): BadInput => ({
          what: `the token "${authorization.replace(accessToken, '…')}"`,
          path: suffix === '' ? path : elsewhere,
          headers: { authorization },
          code: 'application-unknown',
        }),
      ),
      { what: 'no token', path: anotherId(), headers: {}, code: 'application-unknown' },
      { what: 'the token of another application', path: anotherId(), code: 'application-unknown' },
      {
        what: 'an application of another authority',
        path: elsewhere.replace(applicationId, applicationId.toUpperCase()),
        code: 'application-unknown',
      },
      { what: 'an unknown authority', path: path.replace(beispielkreis, unknown), code: 'application-unknown' },
      { what: 'a body', headers: { ...headers, 'content-type': 'application/json' }, body: `{"${mark}`, code: 'unread' },
      { what: 'a query', path: `${path}?token=${mark}`, code: 'unread' },
    ],
    // Wrong tokens are counted.
    leaves: ['platform.limit_counts'],
  }
}

function verify(): RouteInputs {
  const headers = { 'content-type': 'application/json' }
  const good = { jws: 'a.b.c' }
  return {
    good: { path: '/api/receipts/verify', headers, body: JSON.stringify(good) },
    bad: [
      ...badBodies(good, headers),
      { what: 'a receipt of 100 kB', body: JSON.stringify({ jws: mark.repeat(10_000) }), code: 'request-invalid' },
    ],
  }
}

/** Every route with its bad inputs. */
export function badInputs(given: Given): { readonly [route: string]: RouteInputs } {
  const parts = { api, malformed: badAuthorities }
  const retry = staffChange(`/api/console/lanes/${musterstadt}/retry`, given)
  return {
    'GET /health': readsNothing('/health'),
    'GET /ready': readsNothing('/ready'),
    'GET /metrics': readsNothing('/metrics'),
    'GET /openapi.json': readsNothing('/openapi.json'),
    'GET /.well-known/jwks.json': readsNothing('/.well-known/jwks.json'),
    'GET /verify': readsNothing('/verify'),
    'GET /verify.css': readsNothing('/verify.css'),
    'GET /verify.js': readsNothing('/verify.js'),
    'GET /v1/aufenthalt.js': readsNothing('/v1/aufenthalt.js'),
    'GET /v1/aufenthalt.json': readsNothing('/v1/aufenthalt.json'),
    'GET /v1/:file': files('/v1'),
    'GET /assets/:file': files('/assets'),
    'GET /frame/:service': frame(),
    'GET /api/authorities/:ags/services/:service': onlineService(),
    ...badAttachments(given.pdf),
    'PUT /api/authorities/:ags/drafts/:lookupId': savedDraft(parts),
    'GET /api/authorities/:ags/drafts/:lookupId': keptDraft(parts),
    'DELETE /api/authorities/:ags/drafts/:lookupId': keptDraft(parts),
    'PUT /api/authorities/:ags/drafts/:lookupId/reminder': askedReminder(parts),
    'GET /api/authorities/:ags/drafts/:lookupId/reminder': keptDraft(parts, '/reminder'),
    'DELETE /api/authorities/:ags/drafts/:lookupId/reminder': keptDraft(parts, '/reminder'),
    'PUT /api/authorities/:ags/tab-notes/:noteId': tabNote(parts, true),
    'GET /api/authorities/:ags/tab-notes/:noteId': tabNote(parts, false),
    'DELETE /api/authorities/:ags/tab-notes/:noteId': tabNote(parts, false),
    'POST /api/authorities/:ags/applications': badApplications(given.sent, { api, malformed: badAuthorities }),
    'GET /api/authorities/:ags/applications/:applicationId': application(given, ''),
    'GET /api/authorities/:ags/applications/:applicationId/copy': application(given, '/copy'),
    'POST /api/receipts/verify': verify(),
    'POST /api/fit-connect/callbacks': badCallbacks(),
    'GET /': readsNothing('/'),
    'GET /console/': readsNothing('/console/'),
    'GET /console/page.css': readsNothing('/console/page.css'),
    'GET /console/log-in': { good: { path: '/console/log-in', headers: {} }, bad: [] },
    'GET /console/callback': callback(),
    'GET /api/console/me': staffPage('/api/console/me', given),
    'GET /api/console/lanes': staffPage('/api/console/lanes', given),
    'POST /api/console/lanes/:ags/retry': { ...retry, bad: [...retry.bad, ...badAuthorities(retry.good.path)] },
    'POST /api/console/log-out': staffChange('/api/console/log-out', given),
  }
}
