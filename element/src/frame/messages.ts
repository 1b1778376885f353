// What loader and frame say to each other. Places, sizes and the secret of the tab, never an answer.
import { isTabSecret } from '../draft/tab-memory.ts'

/** The host greets, with the secret of this tab if it has one; or its language or its look changes. */
export type ToFrame = {
  readonly aufenthalt: 'to-frame'
  readonly language?: string
  readonly scheme?: 'light' | 'dark'
  readonly secret?: string
}

/** The frame's height, and a stretch of it that should be in sight, in CSS pixels from its top; a secret to keep in this tab, or to forget. */
export type FromFrame =
  | { readonly aufenthalt: 'height'; readonly height: number }
  | { readonly aufenthalt: 'show'; readonly top: number; readonly bottom: number }
  | { readonly aufenthalt: 'keep'; readonly secret?: string }

type Loose = { readonly [name: string]: unknown }
const isLoose = (data: unknown): data is Loose => typeof data === 'object' && data !== null

const isSecretOrNone = (value: unknown): boolean => value === undefined || isTabSecret(value)

/** Matches a language tag: de, en, zh-Hans */
const languageTag = /^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$/

/** Is this a message for the frame? */
export const isToFrame = (data: unknown): data is ToFrame =>
  isLoose(data) &&
  data['aufenthalt'] === 'to-frame' &&
  (data['language'] === undefined || languageTag.test(String(data['language']))) &&
  [undefined, 'light', 'dark'].includes(data['scheme'] as string | undefined) &&
  isSecretOrNone(data['secret'])

const isPixels = (value: unknown): boolean => typeof value === 'number' && value >= 0 && value < 1e6

/** Is this a message of a frame? */
export const isFromFrame = (data: unknown): data is FromFrame =>
  isLoose(data) &&
  ((data['aufenthalt'] === 'height' && isPixels(data['height'])) ||
    (data['aufenthalt'] === 'keep' && isSecretOrNone(data['secret'])) ||
    (data['aufenthalt'] === 'show' && isPixels(data['top']) && isPixels(data['bottom'])))
