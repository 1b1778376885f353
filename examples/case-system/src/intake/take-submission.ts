import { channel } from 'node:diagnostics_channel'
import { type FetchedSubmission, problem, type Subscriber, VerificationError } from '@aufenthalt/fit-connect'
import type { Checker } from '@aufenthalt/xauslaender'
import type { CaseStore } from '../cases/case-store.ts'
import { checkMessage } from './check-message.ts'
import { toCase } from './to-case.ts'

/** What the intake works with. */
export type IntakeDeps = {
  readonly store: CaseStore
  readonly checker: Checker
  readonly subscriber: Pick<Subscriber, 'fetch' | 'accept' | 'reject'>
  readonly now: () => Date
}

/** One submission that waits, and the authority whose destination it came to. */
export type Waiting = { readonly destinationId: string; readonly submissionId: string; readonly caseId: string; readonly ags: string }

const caseFiled = channel('case-system:case-filed')

/**
 * Takes one submission in: files it, and only when it lies safely on the disk tells the sender so. Taken in again after a crash it is
 * accepted and not filed a second time.
 */
export async function takeSubmission(deps: IntakeDeps, waiting: Waiting): Promise<'accepted' | 'rejected'> {
  const { store, subscriber, now } = deps
  const { ags, ...reference } = waiting
  try {
    const submission = await subscriber.fetch(waiting.submissionId)
    const messageId = await fileOnce(deps, submission, ags)
    caseFiled.publish({})
    await subscriber.accept(submission)
    await store.markAccepted(messageId, now().toISOString())
    return 'accepted'
  } catch (error) {
    if (!(error instanceof VerificationError)) throw error
    await subscriber.reject({ ...reference, problems: error.problems })
    return 'rejected'
  }
}

/** Files a submission unless its message is filed already; the same id with other content is no repetition and is refused. */
async function fileOnce({ store, checker, now }: IntakeDeps, submission: FetchedSubmission, ags: string): Promise<string> {
  const message = checkMessage(checker, { ...submission, ags })
  if (!('xml' in message)) throw new VerificationError(submission, [message])
  const { filed, files } = toCase(message, submission, now().toISOString())
  const known = store.findCase(filed.messageId)
  if (known && known.xmlSha256 !== filed.xmlSha256) throw new VerificationError(submission, [problem('schema-violation', 'data')])
  await store.insertCase(filed, files)
  return filed.messageId
}
