import { CompactSign } from 'jose'
import { type ReceiptKeys, receiptAlgorithm } from './receipt-keys.ts'

/** Kind of token in the header, so that no other token of ours passes for a receipt (RFC 8725, 3.11). */
export const receiptType = 'aufenthalt-receipt+jwt'

/** What a receipt proves: which authority got which application when. Times are UTC, ISO 8601 with milliseconds. */
export type ReceiptClaims = {
  /** Address of the platform that signed. */
  readonly iss: string
  /** The reference number. */
  readonly sub: string
  readonly ags: string
  readonly authorityName: string
  /** First durable moment at the server; the effect of the application hangs on it (§ 81 AufenthG). */
  readonly receivedAt: string
  readonly firstAttemptAt: string
  /** sha256 of the message that is delivered, lower-case hex. */
  readonly xmlSha256: string
}

/** Signs a receipt: a compact JWS (RFC 7515), short enough for a QR code. */
export function signReceipt({ signing }: ReceiptKeys, claims: ReceiptClaims): Promise<string> {
  const { iss, sub, ags, authorityName, receivedAt, firstAttemptAt, xmlSha256 } = claims
  return new CompactSign(new TextEncoder().encode(JSON.stringify({ iss, sub, ags, authorityName, receivedAt, firstAttemptAt, xmlSha256 })))
    .setProtectedHeader({ alg: receiptAlgorithm, kid: signing.kid, typ: receiptType })
    .sign(signing.key)
}
