import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'

const entry = fileURLToPath(new URL('../../../../examples/identity-provider/src/main.ts', import.meta.url))

/** The OpenID provider of the demo as a process of its own, with what the platform must know to use it. */
export type RunningIdentityProvider = {
  readonly settings: { readonly issuer: string; readonly clientId: string; readonly clientSecret: string; readonly redirectUri: string }
  /** May be called again. */
  readonly stop: () => Promise<void>
}

/** A port that nobody uses at this moment. */
async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const { port } = probe.address() as { port: number }
  probe.close()
  await once(probe, 'close')
  return port
}

/** Starts the provider for one console and waits until it answers. */
export async function startIdentityProvider(redirectUri: string): Promise<RunningIdentityProvider> {
  const [port, folder] = [await freePort(), await mkdtemp(join(tmpdir(), 'identity-provider-'))]
  const settings = { issuer: `http://127.0.0.1:${port}`, clientId: 'console', clientSecret: 'a-secret-of-this-test', redirectUri }
  const secretFile = join(folder, 'client.secret')
  await writeFile(secretFile, settings.clientSecret)
  const child = spawn(process.execPath, [entry], {
    stdio: 'ignore',
    env: {
      IDENTITY_PROVIDER_PORT: String(port),
      OIDC_ISSUER: settings.issuer,
      OIDC_CLIENT_ID: settings.clientId,
      OIDC_CLIENT_SECRET_FILE: secretFile,
      OIDC_REDIRECT_URIS: redirectUri,
    },
  })
  const ended = once(child, 'exit')
  while (!(await answers(`${settings.issuer}/health`))) {
    if (child.exitCode !== null) throw new Error('The identity provider did not start')
    await sleep(50)
  }
  const stop = async () => {
    child.kill()
    await ended
    await rm(folder, { recursive: true, force: true })
  }
  return { settings, stop }
}

async function answers(url: string): Promise<boolean> {
  try {
    return (await fetch(url)).ok
  } catch {
    return false
  }
}
