// The thread that works on pictures: one task after the other, each answered with its result or with nothing.
import type { Limits } from '@aufenthalt/model'
import { drawAsPage, workOnPicture } from './picture-work.ts'

/** What the thread can be asked. */
export type PictureTask =
  | { readonly kind: 'prepare'; readonly file: Blob; readonly mimeType: string; readonly limits: Limits }
  | { readonly kind: 'page'; readonly file: Blob }

const thread = self as unknown as { readonly postMessage: (message: unknown) => void }

const work = (task: PictureTask) => (task.kind === 'page' ? drawAsPage(task.file) : workOnPicture(task.file, task.mimeType, task.limits))

addEventListener('message', ({ data }: MessageEvent<PictureTask>) => {
  work(data).then(
    (result) => thread.postMessage(result),
    () => thread.postMessage(undefined),
  )
})
