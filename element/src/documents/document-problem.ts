import type { Limits } from '@aufenthalt/model'

const mimeTypes: { readonly [ending: string]: string } = {
  pdf: 'application/pdf',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  png: 'image/png',
  heic: 'image/heic',
  heif: 'image/heif',
}

/** A file's kind as the browser says, or as its name ends where the browser does not know. */
export const mimeTypeOf = ({ type, name }: { readonly type: string; readonly name: string }): string =>
  type || (mimeTypes[name.split('.').at(-1)?.toLowerCase() ?? ''] ?? '')

/** Kinds of photos that are not taken, but become JPEG where the browser can read them. */
const isHeic = (mimeType: string) => mimeType === 'image/heic' || mimeType === 'image/heif'

/** Is this a picture that is looked at, and made smaller, before it is sent? */
export const isPicture = (mimeType: string, limits: Limits): boolean =>
  isHeic(mimeType) || (mimeType.startsWith('image/') && limits.mimeTypes.includes(mimeType))

/** What a file input offers to choose: kinds and endings. Not HEIC: choosing JPEG here makes an iPhone convert the photo by itself. */
export const acceptedFiles = (limits: Limits): string =>
  [
    ...limits.mimeTypes,
    ...Object.entries(mimeTypes)
      .filter(([, type]) => limits.mimeTypes.includes(type))
      .map(([ending]) => `.${ending}`),
  ].join(',')

/** Limits of the application and of the slot. */
export type SlotLimits = Limits & { readonly maxFiles?: number }

/** A document as far as the limits look at it. */
type Measured = { readonly code: string; readonly bytes: number; readonly mimeType: string }

/** Why a document is not kept; each has a text `ui.upload-<problem>`. The first six can be known before it is sent. */
export type DocumentProblem =
  | 'empty'
  | 'type'
  | 'heic'
  | 'size'
  | 'too-many'
  | 'total-size'
  | 'password'
  | 'active-content'
  | 'damaged'
  | 'too-many-pixels'
  | 'unpacked-size'
  | 'polyglot'
  | 'virus'
  | 'unreachable'
  | 'unavailable'
  | 'refused'

/** Why a file cannot be added, as far as that is known before it is sent. A picture may still become smaller. */
export function documentProblem(
  { code, bytes, mimeType }: Measured,
  limits: SlotLimits,
  others: readonly Measured[],
): DocumentProblem | undefined {
  const total = others.reduce((sum, other) => sum + other.bytes, bytes)
  const inSlot = others.filter((other) => other.code === code).length
  const mayShrink = isPicture(mimeType, limits)
  const problems: readonly (readonly [isFound: boolean, problem: DocumentProblem])[] = [
    [bytes === 0, 'empty'],
    [!mayShrink && !limits.mimeTypes.includes(mimeType), 'type'],
    [others.length >= limits.documents || inSlot >= (limits.maxFiles ?? limits.documents), 'too-many'],
    [!mayShrink && bytes > limits.documentBytes, 'size'],
    [!mayShrink && total > limits.applicationBytes, 'total-size'],
  ]
  return problems.find(([isFound]) => isFound)?.[1]
}

/** Why a picture cannot be sent as it has become. */
export function pictureProblem(
  { bytes }: { readonly bytes: number },
  limits: Limits,
  others: readonly Measured[],
): DocumentProblem | undefined {
  if (bytes > limits.documentBytes) return 'size'
  return others.reduce((sum, other) => sum + other.bytes, bytes) > limits.applicationBytes ? 'total-size' : undefined
}

/** Reasons of the platform, by the text that explains them. */
const reasons: { readonly [reason: string]: DocumentProblem } = {
  empty: 'empty',
  type: 'type',
  size: 'size',
  password: 'password',
  'active-content': 'active-content',
  damaged: 'damaged',
  'too-many-pixels': 'too-many-pixels',
  'unpacked-size': 'unpacked-size',
  polyglot: 'polyglot',
  virus: 'virus',
}

/** Why the platform did not take a document. */
export function problemOf(
  answer:
    | { readonly kind: 'unreachable' }
    | { readonly kind: 'problem'; readonly status: number; readonly code: string; readonly reason: string },
): DocumentProblem {
  if (answer.kind === 'unreachable') return 'unreachable'
  if (answer.status === 413) return 'size'
  const isTransient = answer.status >= 500 || answer.status === 429 || answer.code === 'attachment-incomplete'
  return isTransient ? 'unavailable' : (reasons[answer.reason] ?? 'refused')
}
