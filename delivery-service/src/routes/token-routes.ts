import { DeliveryProblem } from '../errors.ts'
import { findClientBySecret, insertToken, tokenSeconds } from '../store/clients.ts'
import type { App, Deps } from './deps.ts'
import { tokenRequest } from './schemas.ts'

/** Access tokens by client credentials in the form (`client_secret_post`, RFC 6749). */
export function tokenRoutes(app: App, { db, issuer }: Deps): void {
  app.post('/token', { schema: { body: tokenRequest } }, async ({ body }) => {
    const client = await findClientBySecret(db, body.client_id, body.client_secret)
    if (!client) throw new DeliveryProblem('client-refused')
    const token = await insertToken(db, { clientId: client.clientId, now: issuer.now() })
    return { access_token: token, token_type: 'Bearer', expires_in: tokenSeconds, scope: client.scopes.join(' ') }
  })
}
