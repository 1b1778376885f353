import type { Limits } from '@aufenthalt/model'

const mimeTypes: { readonly [ending: string]: string } = { pdf: 'application/pdf', jpg: 'image/jpeg', jpeg: 'image/jpeg', png: 'image/png' }

/** A file's kind as the browser says, or as its name ends where the browser does not know. */
export const mimeTypeOf = ({ type, name }: File): string => type || (mimeTypes[name.split('.').at(-1)?.toLowerCase() ?? ''] ?? '')

/** What a file input offers to choose: kinds and endings. Not HEIC: choosing JPEG here makes an iPhone convert the photo by itself. */
export const acceptedFiles = (limits: Limits): string =>
  [
    ...limits.mimeTypes,
    ...Object.entries(mimeTypes)
      .filter(([, type]) => limits.mimeTypes.includes(type))
      .map(([ending]) => `.${ending}`),
  ].join(',')

type Kept = readonly { readonly code: string; readonly file: File }[]

/** Why a document is not kept; each has a text `ui.upload-<problem>`. The first five can be known before it is sent. */
export type DocumentProblem =
  | 'empty'
  | 'type'
  | 'size'
  | 'too-many'
  | 'total-size'
  | 'password'
  | 'active-content'
  | 'damaged'
  | 'too-many-pixels'
  | 'polyglot'
  | 'virus'
  | 'unreachable'
  | 'unavailable'
  | 'refused'

/** Why a file cannot be added, as far as that is known before it is sent. */
export function documentProblem(
  file: File,
  limits: Limits & { readonly maxFiles?: number },
  others: Kept,
  code: string,
): DocumentProblem | undefined {
  const total = others.reduce((sum, other) => sum + other.file.size, file.size)
  const inSlot = others.filter((other) => other.code === code).length
  const problems: readonly (readonly [isFound: boolean, problem: DocumentProblem])[] = [
    [file.size === 0, 'empty'],
    [!limits.mimeTypes.includes(mimeTypeOf(file)), 'type'],
    [file.size > limits.documentBytes, 'size'],
    [others.length >= limits.documents || inSlot >= (limits.maxFiles ?? limits.documents), 'too-many'],
    [total > limits.applicationBytes, 'total-size'],
  ]
  return problems.find(([isFound]) => isFound)?.[1]
}
