import {
  allowInsecureRequests,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  type Configuration,
  calculatePKCECodeChallenge,
  discovery,
  randomNonce,
  randomPKCECodeVerifier,
  randomState,
} from 'openid-client'
import type { PendingLogin, StaffMember } from './store.ts'

/** How the console finds its OpenID provider. `redirectUri` must be registered there. */
export type OpenIdSettings = {
  readonly issuer: string
  readonly clientId: string
  readonly clientSecret: string
  readonly redirectUri: string
}

/** A login by OpenID Connect (authorisation code with PKCE, state and nonce). */
export type OpenIdLogin = {
  readonly begin: () => Promise<{ readonly url: string; readonly state: string; readonly pending: PendingLogin }>
  readonly finish: (callback: URL, state: string, pending: PendingLogin) => Promise<StaffMember>
}

/** Claim that lists what a member of staff may do. */
const rolesClaim = 'aufenthalt_roles'

/** Prepares the login. The provider is asked for its addresses at the first use, so that the platform starts without it. */
export function openIdLogin(settings: OpenIdSettings): OpenIdLogin {
  let discovered: Promise<Configuration> | undefined
  const isLocal = new URL(settings.issuer).protocol === 'http:'
  const configuration = () => {
    discovered ??= discovery(new URL(settings.issuer), settings.clientId, settings.clientSecret, undefined, {
      timeout: 10,
      execute: isLocal ? [allowInsecureRequests] : [],
    }).catch((error: unknown) => {
      discovered = undefined
      throw error
    })
    return discovered
  }
  return {
    begin: async () => {
      const [state, nonce, verifier] = [randomState(), randomNonce(), randomPKCECodeVerifier()]
      const url = buildAuthorizationUrl(await configuration(), {
        redirect_uri: settings.redirectUri,
        scope: 'openid profile',
        code_challenge: await calculatePKCECodeChallenge(verifier),
        code_challenge_method: 'S256',
        state,
        nonce,
      })
      return { url: url.href, state, pending: { nonce, verifier } }
    },
    finish: async (callback, state, { nonce, verifier }) => {
      const tokens = await authorizationCodeGrant(await configuration(), callback, {
        expectedState: state,
        expectedNonce: nonce,
        pkceCodeVerifier: verifier,
        idTokenExpected: true,
      })
      const claims = tokens.claims()
      if (!claims) throw new Error('The provider sent no identity')
      const roles = Array.isArray(claims[rolesClaim]) ? claims[rolesClaim].map(String) : []
      return { subject: claims.sub, displayName: String(claims['name'] ?? claims.sub), roles }
    },
  }
}
