import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'

const format = 1
const nonceBytes = 12
const tagBytes = 16
const headerBytes = 1 + nonceBytes

/** What a ciphertext is bound to. JSON keeps the borders between the names: ["ab","c"] is not ["a","bc"]. */
const additionalData = (context: readonly string[]) => Buffer.from(JSON.stringify(context), 'utf8')

/**
 * Seals bytes with AES-256-GCM (NIST SP 800-38D) under a fresh random nonce: format byte, nonce, ciphertext, tag.
 * @param secret 32 bytes
 * @param context where the ciphertext belongs; it opens only with the same one
 */
export function sealBytes(secret: Uint8Array, context: readonly string[], bytes: Uint8Array): Buffer {
  const nonce = randomBytes(nonceBytes)
  const cipher = createCipheriv('aes-256-gcm', secret, nonce, { authTagLength: tagBytes })
  cipher.setAAD(additionalData(context))
  return Buffer.concat([Buffer.of(format), nonce, cipher.update(bytes), cipher.final(), cipher.getAuthTag()])
}

/** Opens what `sealBytes` made; throws when the key, the context or a single bit differs. */
export function openBytes(secret: Uint8Array, context: readonly string[], sealed: Uint8Array): Buffer {
  try {
    if (sealed[0] !== format) throw new Error('Unknown format')
    const decipher = createDecipheriv('aes-256-gcm', secret, sealed.subarray(1, headerBytes), { authTagLength: tagBytes })
    decipher.setAAD(additionalData(context))
    decipher.setAuthTag(sealed.subarray(-tagBytes))
    return Buffer.concat([decipher.update(sealed.subarray(headerBytes, -tagBytes)), decipher.final()])
  } catch (cause) {
    throw new Error('The sealed bytes do not open with this key in this place', { cause })
  }
}
