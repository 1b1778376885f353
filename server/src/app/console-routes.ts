// What staff need: login, and the lanes.
import { readFile } from 'node:fs/promises'
import type { Kysely } from 'kysely'
import type { AppConfig } from '../config.ts'
import type { Database } from '../database/tables.ts'
import { laneRoutes } from '../delivery/routes.ts'
import type { Routes } from '../http/create-http.ts'
import { currentStaff } from '../staff/current-staff.ts'
import { openIdLogin } from '../staff/open-id-login.ts'
import { staffRoutes } from '../staff/routes.ts'

/** What the routes are made of. The database is open as the operator role. */
export type ConsoleOptions = {
  readonly config: Pick<AppConfig, 'openId' | 'publicUrl'>
  readonly operator: Kysely<Database>
  readonly now: () => Date
}

/** Gives the routes of the console; none where no OpenID provider is configured. */
export async function openConsoleRoutes({ config, operator, now }: ConsoleOptions): Promise<Routes[]> {
  const { openId, publicUrl } = config
  if (!openId) return []
  const { issuer, clientId, clientSecretFile } = openId
  const clientSecret = (await readFile(clientSecretFile, 'utf8')).trim()
  const login = openIdLogin({ issuer, clientId, clientSecret, redirectUri: new URL('/console/callback', publicUrl).href })
  return [
    staffRoutes({ operator, now, login, publicUrl }),
    laneRoutes({ operator, now, requireStaff: (request) => currentStaff({ operator, now }, request) }),
  ]
}
