import { toJson } from '../api-client/to-json.ts'
import { pad, unpad } from './padded.ts'

const format = 1
const nonceBytes = 12
const overhead = 1 + nonceBytes + 16
const utf8 = new TextEncoder()

/** Sizes that a sealed value can have, in bytes. */
export type Sizes = { readonly smallest: number; readonly largest: number }

/** Seals values so that they open with this key at this place alone (AES-256-GCM): format byte, nonce, ciphertext with tag. */
export async function createSeal(secret: Uint8Array<ArrayBuffer>, place: readonly string[], sizes: Sizes) {
  const key = await crypto.subtle.importKey('raw', secret, 'AES-GCM', false, ['encrypt', 'decrypt'])
  const additionalData = utf8.encode(toJson(place))
  return {
    /** @throws when the value is longer than the largest size */
    seal: async (value: unknown): Promise<Uint8Array<ArrayBuffer>> => {
      const box = pad(utf8.encode(toJson(value)), { ...sizes, overhead })
      const iv = crypto.getRandomValues(new Uint8Array(nonceBytes))
      const content = new Uint8Array(await crypto.subtle.encrypt({ name: 'AES-GCM', iv, additionalData }, key, box))
      const sealed = new Uint8Array(1 + nonceBytes + content.length)
      sealed[0] = format
      sealed.set(iv, 1)
      sealed.set(content, 1 + nonceBytes)
      return sealed
    },
    /** @throws for another key, another place, a changed byte */
    open: async (sealed: Uint8Array<ArrayBuffer>): Promise<unknown> => {
      if (sealed[0] !== format) throw new Error('Unknown format')
      const parameters = { name: 'AES-GCM', iv: sealed.subarray(1, 1 + nonceBytes), additionalData }
      const box = new Uint8Array(await crypto.subtle.decrypt(parameters, key, sealed.subarray(1 + nonceBytes)))
      return JSON.parse(new TextDecoder().decode(unpad(box)))
    },
  }
}

/** What seals and opens values at one place. */
export type Seal = Awaited<ReturnType<typeof createSeal>>
