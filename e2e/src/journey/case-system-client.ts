import { setTimeout as sleep } from 'node:timers/promises'
import type { ReadApplication } from './compare.ts'

/** A document as it lies in the case system; `sha256` is over its bytes on the disk there. */
export type CaseDocument = {
  readonly attachmentId: string
  readonly code: string
  readonly filename: string
  readonly mimeType: string
  readonly sha256: string
}

/** A case as the case system reads it from the XML alone. */
export type ReadCase = {
  readonly referenceNumber: string
  readonly receivedAt: string
  readonly filedAt: string
  readonly acceptedAt: string
  readonly xmlValid: boolean
  readonly application: ReadApplication
  readonly documents: readonly CaseDocument[]
}

const getJson = async (url: string) => (await (await fetch(url)).json()) as never

/** Waits until the case system has accepted the application with this number. @throws when it does not in time */
export async function waitForCase(caseSystem: string, referenceNumber: string, timeoutMs = 120_000): Promise<ReadCase> {
  const until = Date.now() + timeoutMs
  while (Date.now() < until) {
    const cases: { messageId: string; referenceNumber: string; acceptedAt?: string }[] = await getJson(`${caseSystem}/api/cases`)
    const found = cases.find((one) => one.referenceNumber === referenceNumber && one.acceptedAt)
    if (found) return await getJson(`${caseSystem}/api/cases/${found.messageId}`)
    await sleep(200)
  }
  throw new Error('The case system has not accepted the application in time')
}
