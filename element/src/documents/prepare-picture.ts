// Makes pictures ready on the device: a chunk of its own, and a worker where the page lets it have one.
import type { Limits } from '@aufenthalt/model'
import { askPictureWorker } from './ask-picture-worker.ts'
import type { PicturePage, WorkedPicture } from './picture-work.ts'

/** A picture as it will be sent. `preview` is an address. */
export type PreparedPicture =
  | (Omit<Extract<WorkedPicture, { readonly kind: 'ready' }>, 'small'> & { readonly preview?: string })
  | { readonly kind: 'unreadable' }

/** Draws a picture as a page: upright, without hidden data, JPEG. */
export function drawAsPage(file: Blob): Promise<PicturePage> {
  return askPictureWorker<PicturePage>({ kind: 'page', file }).catch(async () => (await import('./picture-work.ts')).drawAsPage(file))
}

/** Looks at a picture and makes it smaller where it is larger than anyone needs. */
export async function preparePicture(file: Blob, mimeType: string, limits: Limits): Promise<PreparedPicture> {
  const worked = await askPictureWorker<WorkedPicture>({ kind: 'prepare', file, mimeType, limits }).catch(async () =>
    (await import('./picture-work.ts')).workOnPicture(file, mimeType, limits),
  )
  if (worked.kind === 'unreadable') return worked
  const { small, ...picture } = worked
  return { ...picture, ...(small && { preview: URL.createObjectURL(small) }) }
}
