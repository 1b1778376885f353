import { toHex } from './hex.ts'

/** SHA-512 as 128 hexadecimal digits, as FIT-Connect metadata carry it. */
export async function sha512(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  return toHex(new Uint8Array(await crypto.subtle.digest('SHA-512', bytes)))
}
