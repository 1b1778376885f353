import { generateEncryptionKeyPair, type Subscriber } from '@aufenthalt/fit-connect'
import { type DestinationKeys, keysThatOpen, readKeys, writeKeys } from './destination-keys.ts'

/** What rotating needs. `subscriberOf` speaks for one destination and must be allowed to manage it. */
export type RotateOptions = {
  readonly keysFile: string
  /** So long the keys before still open what is on its way: longer than the delivery service keeps anything. */
  readonly overlapDays: number
  readonly now: Date
  readonly subscriberOf: (destination: DestinationKeys) => Pick<Subscriber, 'publishEncryptionKey'>
}

/**
 * Gives every destination a new key to encrypt with. The private half lies on the disk before the public one is published: nothing arrives that
 * cannot be opened. Keys whose time is over are forgotten. @returns the new kids
 */
export async function rotateKeys({ keysFile, overlapDays, now, subscriberOf }: RotateOptions): Promise<string[]> {
  const opensUntil = new Date(now.getTime() + overlapDays * 86_400_000).toISOString()
  const pairs = await Promise.all(readKeys(keysFile).map(async (destination) => ({ destination, pair: await generateEncryptionKeyPair() })))
  const rotated = pairs.map(({ destination, pair }) => {
    const earlier = keysThatOpen(destination, now).map((key) => ({ opensUntil, ...key }))
    return { publicJwk: pair.publicJwk, destination: { ...destination, decryptionKeys: [{ ...pair.privateJwk, kty: 'RSA' }, ...earlier] } }
  })
  await writeKeys(
    keysFile,
    rotated.map(({ destination }) => destination),
  )
  for (const { destination, publicJwk } of rotated)
    await subscriberOf(destination).publishEncryptionKey(destination.destinationId, publicJwk)
  return rotated.map(({ publicJwk }) => String(publicJwk.kid))
}
