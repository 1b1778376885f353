import type { PictureTask } from './picture-worker.ts'

/** Where the worker's script lies on the platform; set when the element is bundled. */
declare const PICTURE_WORKER: string

type TrustedTypes = {
  readonly createPolicy: (
    name: string,
    rules: { readonly createScriptURL: (url: string) => string },
  ) => {
    readonly createScriptURL: (url: string) => string
  }
}

let trust: ReturnType<TrustedTypes['createPolicy']> | undefined

/** The worker's address, which pages with Trusted Types take from this policy alone. */
function workerUrl(): string {
  const url = new URL(PICTURE_WORKER, import.meta.url).href
  const { trustedTypes } = globalThis as { readonly trustedTypes?: TrustedTypes }
  trust ??= trustedTypes?.createPolicy('aufenthalt-worker', { createScriptURL: () => url })
  return trust ? trust.createScriptURL(url) : url
}

/**
 * Has a worker do it; it ends with its task and gives its memory back.
 * @throws where there is no worker: in pages of others, which mount the element themselves, the platform's scripts may not be one
 */
export async function askPictureWorker<T>(task: PictureTask): Promise<T> {
  const worker = new Worker(workerUrl())
  try {
    return await new Promise<T>((resolve, reject) => {
      worker.addEventListener('message', ({ data }: MessageEvent<T | undefined>) => (data ? resolve(data) : reject(new Error('No result'))))
      worker.addEventListener('error', () => reject(new Error('No worker')))
      worker.postMessage(task)
    })
  } finally {
    worker.terminate()
  }
}
