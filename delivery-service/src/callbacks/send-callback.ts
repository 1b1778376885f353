import { type CallbackKind, dialects, signCallback } from '@aufenthalt/fit-connect'
import type { DueCallback } from '../store/callbacks.ts'
import type { CallbackAddress } from '../store/database.ts'

const typePrefix = 'https://schema.fitko.de/fit-connect/submission-api/callbacks/'

/** Time for a receiver to say that it has heard. */
const timeoutMs = 10_000

export type CallbackContent = { kind: CallbackKind; submissions: Pick<DueCallback, 'destinationId' | 'submissionId' | 'caseId'>[] }

/** Tells somebody what is new, signed and at this time (FIT-Connect, callbacks). Says whether it was heard; a redirect is not followed. */
export async function sendCallback(
  { url, secret, apiVersion = 'v2' }: CallbackAddress,
  content: CallbackContent,
  now: Date,
): Promise<boolean> {
  const rawBody = JSON.stringify(bodyOf(content, apiVersion))
  const timestamp = Math.floor(now.getTime() / 1000)
  const headers = {
    'content-type': 'application/json',
    'callback-timestamp': String(timestamp),
    'callback-authentication': await signCallback(secret, timestamp, rawBody),
  }
  try {
    const response = await fetch(url, { method: 'POST', headers, body: rawBody, redirect: 'error', signal: AbortSignal.timeout(timeoutMs) })
    await response.body?.cancel()
    return response.ok
  } catch {
    return false
  }
}

function bodyOf({ kind, submissions }: CallbackContent, apiVersion: keyof typeof dialects) {
  const ids = dialects[apiVersion].hasSubmissionIds ? { submissionIds: submissions.map(({ submissionId }) => submissionId) } : {}
  return { type: typePrefix + kind, submissions, ...ids }
}
