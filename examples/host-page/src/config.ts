/** Where the page is served, and which platform it embeds. */
export type HostPageConfig = { readonly port: number; readonly platformUrl: string }

/** Reads the settings: `HOST_PAGE_PORT`, `PLATFORM_URL`. */
export function readConfig(): HostPageConfig {
  const { HOST_PAGE_PORT = '8082', PLATFORM_URL = 'http://127.0.0.1:8080' } = process.env
  return { port: Number(HOST_PAGE_PORT), platformUrl: new URL(PLATFORM_URL).origin }
}
