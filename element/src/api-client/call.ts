import type { FieldError } from '@aufenthalt/model'

/** The answer of the platform: a value, a problem (RFC 9457), or none. */
export type Answer<T> =
  | { readonly kind: 'ok'; readonly value: T }
  | {
      readonly kind: 'problem'
      readonly status: number
      readonly code: string
      readonly errors: readonly FieldError[]
      readonly reason: string
      /** The application that a draft has become. */
      readonly applicationId?: string | undefined
    }
  | { readonly kind: 'unreachable' }

/** Which service of which authority on which platform. `platform` is an origin. */
export type ServicePlace = { readonly platform: string; readonly ags: string; readonly service: string }

/** The address of an authority's part of the API. */
export const authorityUrl = ({ platform, ags }: ServicePlace): string => `${platform}/api/authorities/${ags}`

/** Reads a problem; whatever is no problem document is one without a code. */
export function problemFrom(status: number, text: string): Answer<never> {
  const unknown = { kind: 'problem', status, code: 'internal', errors: [], reason: '' } as const
  try {
    const {
      code = unknown.code,
      errors = [],
      reason = '',
      applicationId,
    } = JSON.parse(text) as Partial<Extract<Answer<never>, { kind: 'problem' }>>
    return { ...unknown, code, errors, reason, applicationId }
  } catch {
    return unknown
  }
}

/** Calls the platform and reads its answer. Never throws. */
export async function call<T>(url: string, init: RequestInit, read: (response: Response) => Promise<T>): Promise<Answer<T>> {
  try {
    const response = await fetch(url, init)
    return response.ok ? { kind: 'ok', value: await read(response) } : problemFrom(response.status, await response.text())
  } catch {
    return { kind: 'unreachable' }
  }
}

/** Reads JSON of a known form: the server's own schema has checked it. */
export const json = async <T>(response: Response): Promise<T> => (await response.json()) as T
