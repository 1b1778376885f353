// How long the service keeps what (FIT-Connect, notifications and deletion deadlines). In days.
export const deadlineDays = {
  incompleteDeleted: 1,
  fetchedDeleted: 7,
  unfetchedRejected: 14,
  unfetchedDeleted: 21,
  eventsForgotten: 730,
} as const
