import { generateKeyPairSync, randomBytes } from 'node:crypto'
import { type Grant, Provider } from 'oidc-provider'
import { accounts } from './accounts.ts'
import type { IdentityProviderConfig } from './config.ts'

type Context = {
  readonly oidc: {
    readonly provider: Provider
    readonly client: { readonly clientId: string }
    readonly session: { readonly accountId: string }
  }
}

/** The OpenID provider: authorisation code with PKCE only. Keys and sessions live as long as the process. */
export function createProvider({ issuer, clientId, clientSecret, redirectUris }: IdentityProviderConfig): Provider {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  return new Provider(issuer, {
    clients: [
      {
        client_id: clientId,
        client_secret: clientSecret,
        redirect_uris: redirectUris,
        grant_types: ['authorization_code'],
        response_types: ['code'],
        token_endpoint_auth_method: 'client_secret_post',
      },
    ],
    responseTypes: ['code'],
    pkce: { required: () => true },
    scopes: ['openid', 'profile'],
    claims: { openid: ['sub'], profile: ['name', 'aufenthalt_roles'] },
    // The console reads name and roles from the ID token and asks for nothing more.
    conformIdTokenClaims: false,
    features: { devInteractions: { enabled: false }, rpInitiatedLogout: { enabled: false } },
    interactions: { url: (_context: Context, { uid }: { readonly uid: string }) => `/log-in/${uid}` },
    ttl: { AccessToken: 600, AuthorizationCode: 60, IdToken: 600, Interaction: 600, Session: 8 * 3600, Grant: 8 * 3600 },
    cookies: { keys: [randomBytes(32).toString('base64url')] },
    jwks: { keys: [{ ...privateKey.export({ format: 'jwk' }), use: 'sig', alg: 'RS256' }] },
    findAccount,
    loadExistingGrant: grantToConsole,
    renderError: renderProblem,
  })
}

function findAccount(_context: Context, id: string) {
  const account = accounts.find((known) => known.id === id)
  return account && { accountId: id, claims: () => ({ sub: id, name: account.name, aufenthalt_roles: account.roles }) }
}

/** The console belongs to the same house: its users are not asked whether they trust it. */
async function grantToConsole({ oidc }: Context): Promise<Grant> {
  const grant = new oidc.provider.Grant({ accountId: oidc.session.accountId, clientId: oidc.client.clientId })
  grant.addOIDCScope('openid profile')
  await grant.save()
  return grant
}

function renderProblem(context: { type: string; body: string }, { error }: { readonly error: string }): void {
  context.type = 'text/plain'
  context.body = `${error.replace(/[^\w-]/g, '')}\n`
}
