// What element and server say to each other over HTTP.
import type { Answers } from './answers/answers.ts'
import type { ApplicationState } from './application/timeline.ts'
import type { Form } from './form/form.ts'
import type { Texts } from './texts/format-text.ts'

/** What the element needs to show one online service of one authority. */
export type OnlineServiceView = {
  readonly authority: {
    readonly ags: string
    readonly name: string
    readonly address: string
    readonly email: string
    readonly phone: string
    readonly theme: Theme
    /** `inline`: the authority has decided that its page mounts the element itself. */
    readonly embedding: 'frame' | 'inline'
  }
  readonly form: Form
  readonly texts: Texts
  /** Form and texts are only what is needed until the first page is answered. */
  readonly isBeginning?: true
  readonly language: string
  readonly languages: readonly string[]
  readonly limits: Limits
  /** Before a draft is deleted, the person can be reminded by e-mail. */
  readonly hasReminders?: true
  /** Day in Europe/Berlin, by which conditions on `today` are judged. */
  readonly today: string
}

/** An authority's look: CSS colours that the console has checked for contrast. */
export type Theme = { readonly accent?: string; readonly logoUrl?: string }

/** Limits that the browser can check before it sends. Bytes and counts. */
export type Limits = {
  readonly documentBytes: number
  readonly documents: number
  readonly applicationBytes: number
  readonly mimeTypes: readonly string[]
}

/** The answer to a stored document: what is kept, which may be re-encoded. */
export type AttachmentKept = { readonly attachmentId: string; readonly mimeType: string; readonly bytes: number; readonly sha256: string }

/** A document of an application: which slot, which name the person sees, and the key made in the browser (base64url, 32 bytes). */
export type SentDocument = { readonly attachmentId: string; readonly code: string; readonly filename: string; readonly key: string }

/** Keys of the person's own copy, made in the browser from their code. */
export type PersonKeys = {
  /** sha256 of the access token, lower-case hex. */
  readonly accessTokenSha256: string
  /** ECDH P-256 public key (JWK members x and y). */
  readonly publicKey: { readonly kty: 'EC'; readonly crv: 'P-256'; readonly x: string; readonly y: string }
  /** Private key (PKCS #8), AES-256-GCM under the key from the code: 12 bytes nonce, ciphertext, tag; base64url. */
  readonly wrappedPrivateKey: string
}

/** The body of a submission. `declarations` are the ids that were ticked, `later` the codes of documents that the person will hand in later. */
export type SentApplication = {
  readonly service: string
  readonly version: string
  readonly language: string
  readonly answers: Answers
  readonly documents: readonly SentDocument[]
  readonly later?: readonly string[]
  readonly declarations: readonly string[]
  readonly person: PersonKeys
  /** Lookup id of the draft that is submitted: it ends with this application, and becomes no second one. */
  readonly draft?: string
}

/** Proof that an application has arrived. Times are UTC, ISO 8601 with milliseconds. */
export type Receipt = {
  readonly applicationId: string
  readonly referenceNumber: string
  readonly receivedAt: string
  readonly firstAttemptAt: string
  readonly authorityName: string
  /** Which text on the effect of the application fits the person's statements (§ 81 AufenthG), `FX-…`. */
  readonly effect: string
  /** JWS (EdDSA), compact. */
  readonly jws: string
}

/** One step of the honest timeline. */
export type TimelineStep = { readonly kind: ApplicationState; readonly at: string }

/** Where an application stands. */
export type ApplicationStatus = {
  readonly referenceNumber: string
  readonly state: ApplicationState
  readonly timeline: readonly TimelineStep[]
}
