import type { IntakeDeps } from './take-submission.ts'

/**
 * Accepts what lies filed but is not noted as accepted: the process that filed it died before it could note that it had told the sender.
 * The mailbox may not list such a submission any more; telling the sender twice does no harm.
 */
export async function acceptFiled(
  { store, subscriber, now }: Pick<IntakeDeps, 'store' | 'subscriber' | 'now'>,
  destinationId: string,
): Promise<void> {
  const open = store.listCases().filter((one) => one.destinationId === destinationId && one.acceptedAt === undefined)
  for (const { messageId, submissionId, caseId, authenticationTags } of open) {
    await subscriber.accept({ destinationId, submissionId, caseId, authenticationTags })
    await store.markAccepted(messageId, now().toISOString())
  }
}
