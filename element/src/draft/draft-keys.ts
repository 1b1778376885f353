import { toBase64url } from './base64url.ts'
import { derive } from './derive.ts'
import { createSeal, type Seal } from './seal-value.ts'

/** What the person's code leads to: where the draft lies, what proves whose it is, what opens it. */
export type DraftKeys = { readonly lookupId: string; readonly accessToken: string; readonly seal: Seal }

/** The platform takes no more. */
const sizes = { smallest: 4096, largest: 1_000_000 }

/** Derives everything from the code (16 bytes). */
export async function makeDraftKeys(code: Uint8Array<ArrayBuffer>, ags: string): Promise<DraftKeys> {
  const [lookupId, accessToken, key] = await Promise.all(['lookup-id', 'access-token', 'draft-key'].map((purpose) => derive(code, purpose)))
  if (!lookupId || !accessToken || !key) throw new Error('No keys')
  const place = toBase64url(lookupId)
  return { lookupId: place, accessToken: toBase64url(accessToken), seal: await createSeal(key, ['draft', ags, place], sizes) }
}
