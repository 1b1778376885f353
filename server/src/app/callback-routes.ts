// What the delivery service calls.
import { readFile } from 'node:fs/promises'
import type { AppConfig } from '../config.ts'
import { type CallbackRouteDeps, callbackRoutes } from '../delivery/callback-routes.ts'
import type { Routes } from '../http/create-http.ts'

/** What the routes are made of. The database is open as the operator role. */
export type CallbackOptions = Omit<CallbackRouteDeps, 'secret'> & { readonly config: Pick<AppConfig, 'callbackSecretFile'> }

/** Gives the route of the callbacks; none where no secret is configured. */
export async function openCallbackRoutes({ config, operator, now }: CallbackOptions): Promise<Routes[]> {
  const { callbackSecretFile } = config
  if (callbackSecretFile === undefined) return []
  const secret = (await readFile(callbackSecretFile, 'utf8')).trim()
  if (secret.length < 32) throw new Error('FIT_CONNECT_CALLBACK_SECRET_FILE has less than 32 characters')
  return [callbackRoutes({ operator, now, secret })]
}
