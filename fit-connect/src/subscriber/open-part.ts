import type { JWK } from 'jose'
import { FitConnectError } from '../api/fit-connect-error.ts'
import { decrypt } from '../crypto/decrypt.ts'
import { authenticationTag } from '../crypto/jwe.ts'
import { sha512 } from '../crypto/sha512.ts'
import { type Problem, type ProblemInstance, type ProblemName, problem } from '../events/problems.ts'

export type SealedPart = {
  instance: ProblemInstance
  jwe: string
  /** From the submit event. */
  tag: string | undefined
  /** SHA-512 from the metadata; the metadata themselves have none. */
  hash?: string
}

export type OpenedPart = { bytes?: Uint8Array<ArrayBuffer>; problems: Problem[] }

/** Opens one JWE of a submission: the tag of the submit event, decryption, the hash of the metadata (FIT-Connect, verification). */
export async function openPart({ instance, jwe, tag, hash }: SealedPart, privateKeys: readonly JWK[]): Promise<OpenedPart> {
  const refused = (name: ProblemName): OpenedPart => ({ problems: [problem(name, instance)] })
  try {
    if (authenticationTag(jwe) !== tag) return refused('incorrect-authentication-tag')
    const bytes = await decrypt(jwe, privateKeys)
    if (hash !== undefined && (await sha512(bytes)) !== hash) return refused('hash-mismatch')
    return { bytes, problems: [] }
  } catch (error) {
    if (error instanceof FitConnectError) return refused('encryption-issue')
    throw error
  }
}
