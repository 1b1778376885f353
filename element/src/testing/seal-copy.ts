import { createECDH, createHash, randomBytes, webcrypto } from 'node:crypto'

type PublicKey = { readonly x: string; readonly y: string }

const uint32 = (value: number) => Buffer.from([value >>> 24, (value >>> 16) & 255, (value >>> 8) & 255, value & 255])
const withLength = (bytes: Buffer) => Buffer.concat([uint32(bytes.length), bytes])

/** Seals a text to a P-256 key as a compact JWE (ECDH-ES, A256GCM; RFC 7516 and 7518), written a second time with other means than the element's. */
export async function sealCopy(text: string, { x, y }: PublicKey): Promise<string> {
  const ephemeral = createECDH('prime256v1')
  const own = ephemeral.generateKeys()
  const secret = ephemeral.computeSecret(Buffer.concat([Buffer.of(4), Buffer.from(x, 'base64url'), Buffer.from(y, 'base64url')]))
  const epk = { kty: 'EC', crv: 'P-256', x: own.subarray(1, 33).toString('base64url'), y: own.subarray(33).toString('base64url') }
  const head = Buffer.from(JSON.stringify({ alg: 'ECDH-ES', enc: 'A256GCM', cty: 'application/json', epk })).toString('base64url')
  const party = withLength(Buffer.alloc(0))
  const input = Buffer.concat([uint32(1), secret, withLength(Buffer.from('A256GCM')), party, party, uint32(256)])
  const key = await webcrypto.subtle.importKey('raw', createHash('sha256').update(input).digest(), 'AES-GCM', false, ['encrypt'])
  const iv = randomBytes(12)
  const sealed = Buffer.from(
    await webcrypto.subtle.encrypt({ name: 'AES-GCM', iv, additionalData: Buffer.from(head) }, key, Buffer.from(text)),
  )
  return [
    head,
    '',
    iv.toString('base64url'),
    sealed.subarray(0, -16).toString('base64url'),
    sealed.subarray(-16).toString('base64url'),
  ].join('.')
}
