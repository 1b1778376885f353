import { authenticationTag } from '../crypto/jwe.ts'

/** The tags by which an event names the exact JWEs of a submission. */
export type AuthenticationTags = { metadata: string; data?: string; attachments?: Record<string, string> }

export type EncryptedSubmission = { encryptedMetadata: string; encryptedData: string; attachments: Record<string, string> }

/** The tags of the JWEs of a submission; attachments by their id. */
export function authenticationTags({ encryptedMetadata, encryptedData, attachments }: EncryptedSubmission): Required<AuthenticationTags> {
  return {
    metadata: authenticationTag(encryptedMetadata),
    data: authenticationTag(encryptedData),
    attachments: Object.fromEntries(Object.entries(attachments).map(([id, jwe]) => [id, authenticationTag(jwe)])),
  }
}

/** Whether two lists of tags name the same JWEs. */
export function areSameTags(one: AuthenticationTags, other: AuthenticationTags): boolean {
  return canonical(one) === canonical(other)
}

function canonical({ metadata, data, attachments = {} }: AuthenticationTags): string {
  return JSON.stringify([metadata, data ?? null, Object.entries(attachments).sort(([a], [b]) => (a < b ? -1 : 1))])
}
