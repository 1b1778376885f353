/** Every problem that the platform answers with: stable code -> HTTP status and title. Titles never carry input. */
export const problems = {
  'request-invalid': { status: 400, title: 'The request does not have the expected form' },
  'idempotency-key-missing': { status: 400, title: 'The header idempotency-key with a UUID is missing' },
  'access-refused': { status: 401, title: 'The access token is missing or wrong' },
  'login-needed': { status: 401, title: 'A login is needed' },
  'login-failed': { status: 401, title: 'The login was not accepted' },
  'origin-not-allowed': { status: 403, title: 'This origin may not do that' },
  'not-allowed': { status: 403, title: 'This is not allowed' },
  'not-found': { status: 404, title: 'There is nothing at this address' },
  'authority-unknown': { status: 404, title: 'There is no authority with this key' },
  'service-not-offered': { status: 404, title: 'The authority does not offer this service' },
  'application-unknown': { status: 404, title: 'There is no such application' },
  'draft-unknown': { status: 404, title: 'There is no such draft' },
  'idempotency-conflict': { status: 409, title: 'The same key was used for another application' },
  'attachment-conflict': { status: 409, title: 'There is already another attachment with this id' },
  'attachment-incomplete': { status: 409, title: 'Bytes of the document are missing; `offset` says from where on' },
  'form-version-changed': { status: 409, title: 'The form has changed since it was opened' },
  'draft-submitted': { status: 410, title: 'The draft has been submitted' },
  'draft-newer': { status: 412, title: 'A newer revision of the draft was saved elsewhere' },
  'body-too-large': { status: 413, title: 'The request is too large' },
  'attachment-too-large': { status: 413, title: 'The document is too large' },
  'media-type-not-allowed': { status: 415, title: 'This kind of content is not accepted' },
  'answers-refused': { status: 422, title: 'Some answers are missing or not accepted' },
  'attachment-refused': { status: 422, title: 'The document is not accepted' },
  'attachment-unknown': { status: 422, title: 'A document of the application is not there' },
  'too-many-requests': { status: 429, title: 'Too many requests; try again later' },
  internal: { status: 500, title: 'Something went wrong here' },
  unavailable: { status: 503, title: 'The platform is not available at the moment' },
} as const satisfies { readonly [code: string]: { readonly status: number; readonly title: string } }

/** A stable code of the table above. */
export type ProblemCode = keyof typeof problems

/** Members beside the standard ones of RFC 9457, such as `errors`. They must not carry input. */
export type ProblemMembers = { readonly [name: string]: unknown }

/** A problem on its way to the client as RFC 9457. */
export class Problem extends Error {
  readonly code: ProblemCode
  readonly members: ProblemMembers

  constructor(code: ProblemCode, members: ProblemMembers = {}) {
    super(code)
    this.name = 'Problem'
    this.code = code
    this.members = members
  }
}

/** Makes the problem with this code: `throw problem('not-found')`. */
export function problem(code: ProblemCode, members?: ProblemMembers): Problem {
  return new Problem(code, members)
}
