import { FitConnectError } from '../api/fit-connect-error.ts'
import { fromBase64url } from './base64url.ts'

/** The protected header of a compact JWE as FIT-Connect wants it. */
export type JweHeader = { alg: string; enc: string; kid: string; cty?: string; zip?: 'DEF' }

export type JweParts = { header: JweHeader; protectedHeader: string; encryptedKey: string; iv: string; ciphertext: string; tag: string }

const tagCharacters = 22
const ivCharacters = 16

/** Takes a compact JWE apart (RFC 7516, section 7.1) and allows one algorithm: RSA-OAEP-256 with A256GCM. */
export function readJwe(jwe: string): JweParts {
  const [protectedHeader = '', encryptedKey = '', iv = '', ciphertext = '', tag = '', ...rest] = jwe.split('.')
  if (rest.length > 0 || !encryptedKey || iv.length !== ivCharacters || tag.length !== tagCharacters)
    throw new FitConnectError('jwe-invalid')
  return { header: readHeader(protectedHeader), protectedHeader, encryptedKey, iv, ciphertext, tag }
}

/** The authentication tag by which events name a JWE: its fifth part. */
export function authenticationTag(jwe: string): string {
  return readJwe(jwe).tag
}

function readHeader(text: string): JweHeader {
  const { alg, enc, kid, cty, zip, crit } = parseHeader(text)
  if (alg !== 'RSA-OAEP-256' || enc !== 'A256GCM' || crit !== undefined) throw new FitConnectError('jwe-algorithm')
  if (zip !== undefined && zip !== 'DEF') throw new FitConnectError('jwe-algorithm')
  if (typeof kid !== 'string' || (cty !== undefined && typeof cty !== 'string')) throw new FitConnectError('jwe-invalid')
  return { alg, enc, kid, ...(cty === undefined ? {} : { cty }), ...(zip === undefined ? {} : { zip }) }
}

function parseHeader(text: string): Record<string, unknown> {
  try {
    const header: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(fromBase64url(text)))
    if (typeof header === 'object' && header !== null) return header as Record<string, unknown>
  } catch {}
  throw new FitConnectError('jwe-invalid')
}
