import type { View } from './view.ts'

/** What the site lets its own page do: the platform's script and frame, nothing else from outside. */
export function contentSecurityPolicy(mode: View['mode'], platformUrl: string): string {
  // Mounted inline, the element fetches, shows and uploads in the name of this page; in its frame it needs none of this.
  const inline = [
    `connect-src ${platformUrl}`,
    `font-src ${platformUrl}`,
    `img-src 'self' blob: data: ${platformUrl}`,
    `style-src 'self' ${platformUrl}`,
    `worker-src ${platformUrl}`,
  ]
  const isolated = [`img-src 'self'`, `style-src 'self'`, `frame-src ${platformUrl}`]
  return [
    `default-src 'none'`,
    `script-src ${platformUrl}`,
    ...(mode === 'inline' ? inline : isolated),
    `base-uri 'none'`,
    `form-action 'none'`,
    `frame-ancestors 'none'`,
  ].join('; ')
}

/** Headers of every answer. The referrer names the site's origin only: the platform compares it with the registered ones. */
export const siteHeaders = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'strict-origin-when-cross-origin',
  'cross-origin-opener-policy': 'same-origin',
  'permissions-policy': 'geolocation=(), microphone=(), payment=(), usb=()',
  'cache-control': 'no-cache',
}
