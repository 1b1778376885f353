declare const brand: unique symbol

/** The AGS of an authority (8 digits; fictive ones are allowed): the tenant key. */
export type AuthorityId = string & { readonly [brand]: 'AuthorityId' }

/** Says whether a text has the form of an AGS. */
export function isAuthorityId(text: string): text is AuthorityId {
  return /^\d{8}$/.test(text)
}

/** Takes a text as an AGS; throws when it is none. */
export function toAuthorityId(text: string): AuthorityId {
  if (!isAuthorityId(text)) throw new Error('Not an AGS of eight digits')
  return text
}
