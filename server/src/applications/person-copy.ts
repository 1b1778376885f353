import type { Answers, PersonKeys, Receipt } from '@aufenthalt/model'
import { CompactEncrypt, type CryptoKey, importJWK } from 'jose'

/** What a person keeps of their application: their answers, the receipt, and the PDF as base64 where there is one. */
export type PersonCopy = { readonly receipt: Receipt; readonly answers: Answers; readonly pdf?: string }

/** Takes a person's public key; undefined when it is no point of the curve. */
export async function importPersonKey({ kty, crv, x, y }: PersonKeys['publicKey']): Promise<CryptoKey | undefined> {
  return await importJWK({ kty, crv, x, y }, 'ECDH-ES').then(
    (key) => key as CryptoKey,
    () => undefined,
  )
}

/** Seals the copy to the person: nobody else can read it, the platform neither (JWE, ECDH-ES on P-256 with A256GCM, RFC 7518 section 4.6). */
export async function sealPersonCopy(
  key: CryptoKey,
  { receipt, answers, pdf }: Omit<PersonCopy, 'pdf'> & { readonly pdf: Uint8Array | undefined },
): Promise<string> {
  const copy: PersonCopy = { receipt, answers, ...(pdf && { pdf: Buffer.from(pdf).toString('base64') }) }
  return await new CompactEncrypt(Buffer.from(JSON.stringify(copy)))
    .setProtectedHeader({ alg: 'ECDH-ES', enc: 'A256GCM', cty: 'application/json' })
    .encrypt(key)
}
