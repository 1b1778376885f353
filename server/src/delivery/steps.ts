import { channel } from 'node:diagnostics_channel'

/** Steps of a delivery at which the process may die without loss; published with nothing. */
export const deliverySteps = {
  submissionAnnounced: channel('aufenthalt:submission-announced'),
  attachmentSent: channel('aufenthalt:attachment-sent'),
  submissionSent: channel('aufenthalt:submission-sent'),
  eventReceived: channel('aufenthalt:event-received'),
}
