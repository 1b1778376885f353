import { readFileSync } from 'node:fs'

/** Where the provider is reached, and the one client it knows: the platform's console. */
export type IdentityProviderConfig = {
  readonly port: number
  readonly issuer: string
  readonly clientId: string
  readonly clientSecret: string
  readonly redirectUris: readonly string[]
}

/** Reads the settings: `IDENTITY_PROVIDER_PORT`, `OIDC_ISSUER`, `OIDC_CLIENT_ID`, `OIDC_CLIENT_SECRET_FILE`, `OIDC_REDIRECT_URIS` (by comma). */
export function readConfig(): IdentityProviderConfig {
  const { IDENTITY_PROVIDER_PORT = '8084', OIDC_CLIENT_ID = 'aufenthalt-console', OIDC_CLIENT_SECRET_FILE = '' } = process.env
  return {
    port: Number(IDENTITY_PROVIDER_PORT),
    issuer: process.env['OIDC_ISSUER'] ?? `http://127.0.0.1:${IDENTITY_PROVIDER_PORT}`,
    clientId: OIDC_CLIENT_ID,
    clientSecret: readFileSync(OIDC_CLIENT_SECRET_FILE, 'utf8').trim(),
    redirectUris: (process.env['OIDC_REDIRECT_URIS'] ?? 'http://127.0.0.1:8080/console/callback').split(','),
  }
}
