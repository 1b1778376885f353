/** Why a submission is rejected. It is readable in the event log: no text in it may tell anything of the content. */
export type Problem = { type: string; title: string; instance: ProblemInstance; detail?: string }

/** The part of a submission that a problem speaks of. */
export type ProblemInstance = 'submission' | 'metadata' | 'data' | `attachment:${string}`

const prefix = 'https://schema.fitko.de/fit-connect/events/problems/'

const titles = {
  'encryption-issue': 'The part cannot be decrypted',
  'incorrect-authentication-tag': 'The authentication tag differs from the one submitted',
  'hash-mismatch': 'The hash differs from the one in the metadata',
  'syntax-violation': 'The part is not well-formed',
  'schema-violation': 'The part does not follow its schema',
  'unsupported-schema': 'The schema is not supported',
  'missing-data': 'The data are missing',
  'missing-attachment': 'An attachment of the metadata is missing',
  'attachments-mismatch': 'There are attachments that the metadata do not name',
  'invalid-event-log': 'The event log cannot be verified',
  'not-exactly-one-submit-event': 'There is not exactly one submit event',
  'submission-not-fetched': 'The submission was not fetched in time',
} as const

export type ProblemName = keyof typeof titles

/** A problem by its name from the list of FIT-Connect. */
export function problem(name: ProblemName, instance: ProblemInstance): Problem {
  return { type: prefix + name, title: titles[name], instance }
}
