/** A moment at which a process is killed: between what it did and what it would do next. */
export type Step = { readonly id: string; readonly channel: string; readonly process: 'app' | 'worker' | 'case-system' }

/** The named steps, in the order in which an application passes them. */
export const steps: readonly Step[] = [
  { id: 'C0', channel: 'aufenthalt:draft-saved', process: 'app' },
  { id: 'C1', channel: 'aufenthalt:attachment-stored', process: 'app' },
  { id: 'C2', channel: 'aufenthalt:application-before-commit', process: 'app' },
  { id: 'C3', channel: 'aufenthalt:application-committed', process: 'app' },
  { id: 'C4', channel: 'aufenthalt:promise-leased', process: 'worker' },
  { id: 'C5', channel: 'aufenthalt:submission-announced', process: 'worker' },
  { id: 'C6', channel: 'aufenthalt:attachment-sent', process: 'worker' },
  { id: 'C7', channel: 'aufenthalt:submission-sent', process: 'worker' },
  { id: 'C8', channel: 'aufenthalt:event-received', process: 'worker' },
  { id: 'C9', channel: 'case-system:case-filed', process: 'case-system' },
]

/** Variable with the folder in which a step is armed (`<id>.armed`) and its hits are kept (`<id>.hit-<pid>`). */
export const killFolderVariable = 'KILL_FOLDER'
