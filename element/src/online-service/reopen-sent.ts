import type { Answers, Receipt } from '@aufenthalt/model'
import type { Platform } from '../api-client/platform.ts'
import { openCopy } from '../draft/open-copy.ts'
import { openPrivateKey, type PersonAccess } from '../draft/person-keys.ts'

/** Somebody who has sent an application: their code in groups, and what it opens. */
export type Sender = { readonly code: string; readonly access: Omit<PersonAccess, 'sent'> }

/** An application that was sent before, as the person's own copy tells. */
export type SentBefore = { readonly receipt: Receipt; readonly answers: Answers; readonly sender: Sender }

/** Opens the person's copy of an application with their code; undefined when it cannot be had now. */
export async function reopenSent(
  platform: Platform,
  given: { readonly bytes: Uint8Array<ArrayBuffer>; readonly code: string; readonly applicationId: string; readonly accessToken: string },
): Promise<SentBefore | undefined> {
  const { bytes, code, applicationId, accessToken } = given
  const answer = await platform.fetchCopy({ applicationId, accessToken })
  if (answer.kind !== 'ok') return undefined
  const privateKey = await openPrivateKey(bytes, answer.value.wrappedPrivateKey)
  const copy = JSON.parse(new TextDecoder().decode(await openCopy(answer.value.copy, privateKey)))
  const { receipt, answers } = copy as Pick<SentBefore, 'receipt' | 'answers'>
  return { receipt, answers, sender: { code, access: { accessToken, privateKey } } }
}
