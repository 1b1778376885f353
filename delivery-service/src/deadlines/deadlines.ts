// How long the service keeps what (FIT-Connect, notifications and deletion deadlines). In days.
export const deadlineDays = {
  /** As long as a submission may be incomplete: what was begun with the key before can be ended with it. */
  supersededKeyTaken: 1,
  callbackGivenUp: 7,
  incompleteDeleted: 1,
  fetchedDeleted: 7,
  unfetchedRejected: 14,
  unfetchedDeleted: 21,
  eventsForgotten: 730,
} as const

const dayMs = 24 * 60 * 60 * 1000

/** The time from before which a deadline has passed now. */
export function daysBefore(now: Date, deadline: keyof typeof deadlineDays): Date {
  return new Date(now.getTime() - deadlineDays[deadline] * dayMs)
}
