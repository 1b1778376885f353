/** Why a message cannot be written or read. */
export type MessageErrorCode =
  | 'character-not-allowed' // a character that XML 1.0 cannot carry
  | 'too-large'
  | 'doctype-refused'
  | 'not-well-formed'
  | 'unknown-profile'
  | 'incomplete'

/** A message that cannot be written or read. Content-free: neither the text nor the cause names an answer. */
export class MessageError extends Error {
  readonly code: MessageErrorCode

  /** @param code stable, for logs and problem details */
  constructor(code: MessageErrorCode) {
    super(code)
    this.name = 'MessageError'
    this.code = code
  }
}
