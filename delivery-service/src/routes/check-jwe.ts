import { FitConnectError, type JWK, readJwe } from '@aufenthalt/fit-connect'
import { DeliveryProblem } from '../errors.ts'

const mediaType = /^[\w.+-]+\/[\w.+-]+$/

/** Checks the header of a JWE as far as this service can see: algorithms, `cty`, and that it is for a key of the destination. Gives its tag. */
export function checkJwe(jwe: string, keys: readonly JWK[]): string {
  const { header, tag } = parts(jwe)
  if (!mediaType.test(header.cty ?? '')) throw new DeliveryProblem('invalid-jwe', `Invalid JWE Header 'cty'`)
  const isForDestination = keys.some(({ kid, alg }) => kid === header.kid && alg === header.alg)
  if (!isForDestination) throw new DeliveryProblem('encryption-key-unknown')
  return tag
}

function parts(jwe: string) {
  try {
    return readJwe(jwe)
  } catch (error) {
    if (!(error instanceof FitConnectError)) throw error
    throw new DeliveryProblem('invalid-jwe', error.code === 'jwe-algorithm' ? `Invalid JWE Header 'alg', 'enc' or 'zip'` : undefined)
  }
}
