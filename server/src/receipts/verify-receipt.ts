import { type CompactJWSHeaderParameters, compactVerify } from 'jose'
import { type Static, Type } from 'typebox'
import { Value } from 'typebox/value'
import { type ReceiptKeys, receiptAlgorithm } from './receipt-keys.ts'
import { type ReceiptClaims, receiptType } from './sign-receipt.ts'

/** Longest receipt that is looked at, in characters. */
export const maxReceiptLength = 4096

const time = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}\\.\\d{3}Z$' })

const claimsSchema = Type.Object({
  iss: Type.String(),
  sub: Type.String(),
  ags: Type.String({ pattern: '^\\d{8}$' }),
  authorityName: Type.String(),
  receivedAt: time,
  firstAttemptAt: time,
  xmlSha256: Type.String({ pattern: '^[0-9a-f]{64}$' }),
})

/** The only header members that a receipt has; keys and addresses of keys in a header would let a forger bring their own (ASVS 9.1.3). */
const headerMembers = ['alg', 'kid', 'typ']

/** Reads a receipt that one of our keys signed; undefined for everything else. */
export async function verifyReceipt({ verifying }: ReceiptKeys, jws: string): Promise<ReceiptClaims | undefined> {
  if (jws.length > maxReceiptLength) return undefined
  try {
    const { payload } = await compactVerify(jws, (header) => keyFor(header, verifying), { algorithms: [receiptAlgorithm] })
    const claims: unknown = JSON.parse(new TextDecoder().decode(payload))
    return isClaims(claims) ? claims : undefined
  } catch {
    return undefined
  }
}

function keyFor(header: CompactJWSHeaderParameters, keys: ReceiptKeys['verifying']): CryptoKey {
  const key = keys.get(header.kid ?? '')
  const isReceipt = header.typ === receiptType && Object.keys(header).every((member) => headerMembers.includes(member))
  if (!key || !isReceipt) throw new Error('not a receipt of ours')
  return key
}

function isClaims(claims: unknown): claims is Static<typeof claimsSchema> {
  return Value.Check(claimsSchema, claims)
}
