import { submissionApiProblems } from '@aufenthalt/fit-connect'

const problems = {
  'request-invalid': [400, 'The request does not follow the schema'],
  unauthorized: [401, 'The access token is missing, unknown or expired'],
  'client-refused': [401, 'Client and secret do not belong together'],
  forbidden: [403, 'The client may not do this'],
  'not-found': [404, 'There is nothing at this address'],
  'destination-not-found': [404, 'The destination does not exist'],
  'key-not-found': [404, 'The destination has no such key'],
  'submission-not-found': [404, 'The submission does not exist'],
  'attachment-not-found': [404, 'The attachment was not announced'],
  'case-not-found': [404, 'The case does not exist'],
  'submission-already-submitted': [409, 'The submission is submitted already'],
  'submission-closed': [409, 'The submission is closed'],
  'key-exists': [409, 'There is another key of this id'],
  'body-too-large': [413, 'The body is too large'],
  'media-type-unsupported': [415, 'The media type is not supported'],
  'destination-state-invalid': [422, 'The destination is not active'],
  'public-service-unknown': [422, 'The destination does not offer this service'],
  'submission-incomplete': [422, 'Not all announced attachments are there'],
  'invalid-jwe': [422, 'The JWE is not of the required form'],
  'encryption-key-unknown': [422, 'The JWE is not for a key of the destination'],
  'event-refused': [422, 'The event cannot be verified or may not be stated here'],
  'key-refused': [422, 'The key breaks a rule'],
  internal: [500, 'Something failed'],
  'not-ready': [503, 'The service is not ready'],
} as const satisfies Record<string, readonly [number, string]>

export type ProblemName = keyof typeof problems

/** Problem details of RFC 9457 with the type URIs of FIT-Connect; never with content. */
export type ProblemDetails = { type: string; title: string; status: number; detail?: string }

/** A refusal that is part of the API. `detail` comes from our own code, never from a request. */
export class DeliveryProblem extends Error {
  readonly details: ProblemDetails

  constructor(name: ProblemName, detail?: string) {
    super(name)
    const [status, title] = problems[name]
    this.details = { type: submissionApiProblems + name, title, status, ...(detail === undefined ? {} : { detail }) }
  }
}
