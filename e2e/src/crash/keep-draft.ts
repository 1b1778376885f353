// A draft of the kill test: sealed bytes that nobody can read, saved by plain HTTP and repeated until the platform acknowledges.
import { createHash, randomBytes } from 'node:crypto'
import { repeatUntilDone, request } from './repeat-until-done.ts'

/** A draft as its last save was acknowledged. */
export type AcknowledgedDraft = {
  readonly ags: string
  readonly lookupId: string
  readonly accessToken: string
  readonly revision: number
  readonly sha256: string
}

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')
const urlOf = (platform: string, { ags, lookupId }: Pick<AcknowledgedDraft, 'ags' | 'lookupId'>) =>
  `${platform}/api/authorities/${ags}/drafts/${lookupId}`

/** Saves a draft so many times, each upon the one before. */
export async function saveDraftUntilAcknowledged(platform: string, ags: string, saves: number): Promise<AcknowledgedDraft> {
  const place = { ags, lookupId: randomBytes(32).toString('base64url') }
  const accessToken = randomBytes(32).toString('base64url')
  let draft: AcknowledgedDraft = { ...place, accessToken, revision: 0, sha256: '' }
  for (let save = 0; save < saves; save += 1) {
    const content = randomBytes(4096)
    const headers = {
      authorization: `Bearer ${accessToken}`,
      'content-type': 'application/octet-stream',
      ...(draft.revision === 0 ? { 'if-none-match': '*' } : { 'if-match': `"${draft.revision}"` }),
    }
    const response = await repeatUntilDone(() => request(urlOf(platform, place), 'PUT', headers, content))
    const { revision } = (await response.json()) as { revision: number }
    draft = { ...draft, revision, sha256: sha256(content) }
  }
  return draft
}

/** Is the draft there as it was acknowledged, byte by byte? */
export async function isDraftKept(platform: string, draft: AcknowledgedDraft): Promise<boolean> {
  const response = await fetch(urlOf(platform, draft), { headers: { authorization: `Bearer ${draft.accessToken}` } })
  const content = new Uint8Array(await response.arrayBuffer())
  return response.ok && response.headers.get('etag') === `"${draft.revision}"` && sha256(content) === draft.sha256
}
