import { randomBytes } from 'node:crypto'
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type } from 'typebox'
import { problem } from '../errors.ts'
import { loginCookie, readCookie, sessionCookie, setCookie } from './cookies.ts'
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
    const after = (seconds: number) => new Date(now().getTime() + seconds * 1000)

    http.get('/console/log-in', { schema: { ...tags, response: { 302: Type.Null() } } }, async (_request, reply) => {
      const { url, state, pending } = await login.begin()
      await insertPendingLogin(operator, state, pending, after(loginCookie.maxAgeSeconds))
      return reply.header('set-cookie', setCookie(loginCookie, state, publicUrl)).redirect(url)
    })

    http.get('/console/callback', { schema: { ...tags, response: { 302: Type.Null() } } }, async (request, reply) => {
      const state = readCookie(request, loginCookie)
      const pending = await takePendingLogin(operator, state, now())
      const staff = pending && (await login.finish(new URL(request.url, publicUrl), state, pending).catch(() => undefined))
      if (!staff?.roles.includes('operator')) throw problem('login-failed')
      const secret = randomBytes(32).toString('base64url')
      await insertStaffSession(operator, secret, staff, after(sessionCookie.maxAgeSeconds))
      const cookies = [setCookie(loginCookie, '', publicUrl), setCookie(sessionCookie, secret, publicUrl)]
      return reply.header('set-cookie', cookies).redirect('/console/')
    })

    http.post('/api/console/log-out', { schema: { ...tags, response: { 204: Type.Null() } } }, async (request, reply) => {
      await currentStaff(deps, request)
      await deleteStaffSession(operator, readCookie(request, sessionCookie), now())
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
