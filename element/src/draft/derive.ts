const utf8 = new TextEncoder()

/** 32 bytes for one purpose, from a secret that never leaves this browser (HKDF-SHA256, RFC 5869). */
export async function derive(secret: Uint8Array<ArrayBuffer>, purpose: string): Promise<Uint8Array<ArrayBuffer>> {
  const key = await crypto.subtle.importKey('raw', secret, 'HKDF', false, ['deriveBits'])
  const parameters = { name: 'HKDF', hash: 'SHA-256', salt: utf8.encode('aufenthalt/1'), info: utf8.encode(purpose) }
  return new Uint8Array(await crypto.subtle.deriveBits(parameters, key, 256))
}
