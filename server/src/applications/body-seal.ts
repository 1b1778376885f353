// The answer to a repeated submission is kept sealed with a key made from the body itself: it opens for whoever sends the same body again, and the
// database alone tells neither the body nor the answer. A body holds keys made at random in the browser, so it cannot be guessed.
import { createHash, hkdfSync, timingSafeEqual } from 'node:crypto'
import type { Receipt, SentApplication } from '@aufenthalt/model'
import { openBytes, sealBytes } from '../vault/seal.ts'

/** What recognises a body and opens the receipt that was given for it. */
export type BodySeal = { readonly proof: Buffer; readonly key: Buffer }

/** Derives proof and key from a body (HKDF-SHA256, RFC 5869). */
export function bodySeal(body: SentApplication, idempotencyKey: string): BodySeal {
  const digest = createHash('sha256').update(JSON.stringify(body)).digest()
  const derive = (purpose: string) => Buffer.from(hkdfSync('sha256', digest, idempotencyKey, `aufenthalt/body/${purpose}`, 32))
  return { proof: derive('proof'), key: derive('receipt') }
}

/** Says whether a kept proof is the one of this body. */
export function isSameBody({ proof }: BodySeal, kept: Buffer): boolean {
  return kept.length === proof.length && timingSafeEqual(kept, proof)
}

/** Seals a receipt for repetitions of this body. */
export function sealReceipt({ key, proof }: BodySeal, receipt: Receipt): Buffer {
  return Buffer.from(sealBytes(key, ['receipt', proof.toString('hex')], Buffer.from(JSON.stringify(receipt))))
}

/** Opens the receipt that was given for this body. */
export function openReceipt({ key, proof }: BodySeal, sealed: Buffer): Receipt {
  return JSON.parse(Buffer.from(openBytes(key, ['receipt', proof.toString('hex')], sealed)).toString()) as Receipt
}
