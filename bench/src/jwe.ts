import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { decrypt, encrypt, generateEncryptionKeyPair } from '@aufenthalt/fit-connect'
import { type Figure, measureBeside } from './measure.ts'

const [algorithm, key, iv] = ['aes-256-gcm' as const, randomBytes(32), randomBytes(12)]

/** JWE of 1 MiB to an RSA-4096 key, beside AES-256-GCM of the same bytes alone. */
export async function benchJwe(): Promise<Figure[]> {
  const { publicJwk, privateJwk } = await generateEncryptionKeyPair()
  const bytes = new Uint8Array(randomBytes(1024 * 1024))
  const jwe = await encrypt(bytes, publicJwk, { cty: 'application/pdf' })
  const { sealed, tag } = seal(bytes)

  const sealing = { name: 'AES-256-GCM of 1 MiB, sealed', run: () => seal(bytes) }
  const encrypting = { name: 'JWE of 1 MiB, encrypted', run: () => encrypt(bytes, publicJwk, { cty: 'application/pdf' }) }
  const opening = { name: 'AES-256-GCM of 1 MiB, opened', run: () => open(sealed, tag) }
  const decrypting = { name: 'JWE of 1 MiB, decrypted', run: () => decrypt(jwe, [privateJwk]) }
  return [...(await measureBeside(sealing, encrypting)), ...(await measureBeside(opening, decrypting))]
}

function seal(bytes: Uint8Array) {
  const cipher = createCipheriv(algorithm, key, iv)
  return { sealed: Buffer.concat([cipher.update(bytes), cipher.final()]), tag: cipher.getAuthTag() }
}

function open(sealed: Uint8Array, tag: Uint8Array): Buffer {
  const decipher = createDecipheriv(algorithm, key, iv)
  decipher.setAuthTag(tag)
  return Buffer.concat([decipher.update(sealed), decipher.final()])
}
