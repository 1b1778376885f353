import { FitConnectError, type FitConnectErrorCode } from './fit-connect-error.ts'

/** Problem types of the Submission API begin like this (RFC 9457). */
export const submissionApiProblems = 'https://schema.fitko.de/fit-connect/submission-api/problems/'

const codeOfProblem: Record<string, FitConnectErrorCode> = {
  'destination-not-found': 'destination-not-found',
  'destination-state-invalid': 'destination-inactive',
  'key-not-found': 'key-not-found',
  'submission-not-found': 'submission-not-found',
  'submission-incomplete': 'submission-incomplete',
  'submission-already-submitted': 'submission-already-submitted',
  'submission-closed': 'submission-closed',
  'encryption-key-unknown': 'encryption-key-outdated',
}

const codeOfStatus: Record<number, FitConnectErrorCode> = {
  401: 'client-refused',
  403: 'access-refused',
  408: 'timed-out',
  413: 'body-too-large',
  429: 'too-many-requests',
}

/** The error that a refusing answer of the token endpoint or the Submission API stands for; its body is read for the problem type alone. */
export async function responseError(response: Response): Promise<FitConnectError> {
  const { status } = response
  const problemType = problemTypeIn(await response.text().catch(() => ''))
  const name = problemType?.startsWith(submissionApiProblems) ? problemType.slice(submissionApiProblems.length) : ''
  const retryAfterMs = Number(response.headers.get('retry-after') ?? Number.NaN) * 1000
  return new FitConnectError(codeOfProblem[name] ?? codeOfStatus[status] ?? (status >= 500 ? 'service-unavailable' : 'request-refused'), {
    status,
    ...(problemType === undefined ? {} : { problemType }),
    ...(Number.isFinite(retryAfterMs) ? { retryAfterMs } : {}),
  })
}

function problemTypeIn(body: string): string | undefined {
  try {
    const { type } = JSON.parse(body) as { type?: unknown }
    return typeof type === 'string' ? type : undefined
  } catch {
    return undefined
  }
}
