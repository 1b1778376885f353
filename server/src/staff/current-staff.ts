import type { FastifyRequest } from 'fastify'
import type { Kysely } from 'kysely'
import type { Database } from '../database/tables.ts'
import { problem } from '../errors.ts'
import { readCookie, sessionCookie } from './cookies.ts'
import { findStaffMember, type StaffMember } from './store.ts'

/** What it takes to recognise staff. */
export type StaffDeps = { readonly operator: Kysely<Database>; readonly now: () => Date }

/** The member of staff who sends this request, or the problem `login-needed`. A changing request must come from our own pages. */
export async function currentStaff({ operator, now }: StaffDeps, request: FastifyRequest): Promise<StaffMember> {
  const isChange = request.method !== 'GET' && request.method !== 'HEAD'
  if (isChange && request.headers['sec-fetch-site'] !== 'same-origin') throw problem('origin-not-allowed')
  const secret = readCookie(request, sessionCookie)
  const staff = secret === '' ? undefined : await findStaffMember(operator, secret, now())
  if (!staff) throw problem('login-needed')
  return staff
}
