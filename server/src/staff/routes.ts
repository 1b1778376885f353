import { randomBytes } from 'node:crypto'
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type } from 'typebox'
import { problem } from '../errors.ts'
import { type ConsoleCookie, loginCookie, readCookie, sessionCookie, setCookie } from './cookies.ts'
import { currentStaff, type StaffDeps } from './current-staff.ts'
import type { OpenIdLogin } from './open-id-login.ts'
import { deleteStaffSession, insertPendingLogin, insertStaffSession, takePendingLogin } from './store.ts'

/** What the login of staff needs. */
export type StaffLoginDeps = StaffDeps & { readonly login: OpenIdLogin; readonly publicUrl: string }

const tags = { tags: ['console'] }

/** Login, logout and "who am I" of the console. */
export const staffRoutes =
  (deps: StaffLoginDeps): FastifyPluginAsyncTypebox =>
  async (http) => {
    const { operator, login, publicUrl, now } = deps
    const lasting = ({ maxAgeSeconds }: ConsoleCookie) => ({ now: now(), until: new Date(now().getTime() + maxAgeSeconds * 1000) })

    http.get('/console/log-in', { schema: { ...tags, response: { 302: Type.Null() } } }, async (request, reply) => {
      const { url, state, pending } = await login.begin().catch((error: unknown) => {
        request.log.warn({ requestId: request.id, error }, 'the identity provider does not answer')
        throw problem('unavailable')
      })
      await insertPendingLogin(operator, state, pending, lasting(loginCookie))
      return reply.header('set-cookie', setCookie(loginCookie, state, publicUrl)).redirect(url)
    })

    http.get('/console/callback', { schema: { ...tags, response: { 302: Type.Null() } } }, async (request, reply) => {
      const state = readCookie(request, loginCookie)
      const pending = await takePendingLogin(operator, state, now())
      const finishing = pending && login.finish(new URL(request.url, publicUrl), state, pending)
      const staff = await finishing?.catch((error: unknown) => {
        request.log.warn({ requestId: request.id, error }, 'a login of staff was not accepted')
        return undefined
      })
      if (!staff?.roles.includes('operator')) throw problem('login-failed')
      const secret = randomBytes(32).toString('base64url')
      await insertStaffSession(operator, secret, staff, lasting(sessionCookie))
      const cookies = [setCookie(loginCookie, '', publicUrl), setCookie(sessionCookie, secret, publicUrl)]
      return reply.header('set-cookie', cookies).redirect('/console/')
    })

    http.post('/api/console/log-out', { schema: { ...tags, response: { 204: Type.Null() } } }, async (request, reply) => {
      await currentStaff(deps, request)
      await deleteStaffSession(operator, readCookie(request, sessionCookie))
      return reply
        .header('set-cookie', setCookie(sessionCookie, '', publicUrl))
        .code(204)
        .send(null)
    })

    const me = Type.Object({ displayName: Type.String(), roles: Type.Array(Type.String()) })
    http.get('/api/console/me', { schema: { ...tags, response: { 200: me } } }, async (request) => {
      const { displayName, roles } = await currentStaff(deps, request)
      return { displayName, roles: [...roles] }
    })
  }
