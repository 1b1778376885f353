import { createWorkerPool, type PoolOptions, WorkerError } from '../pdf/worker-pool.ts'
import type { PdfFinding } from './pdf-inspection-worker.ts'

/** Reads PDFs in threads of their own; rejects with a `WorkerError` only when there is no thread to do it. */
export type PdfInspector = { readonly inspect: (bytes: Uint8Array) => Promise<PdfFinding>; readonly close: () => Promise<void> }

const defaults: PoolOptions = {
  file: new URL('./pdf-inspection-worker.ts', import.meta.url),
  workers: 2,
  tasksPerWorker: 100,
  timeoutMs: 10_000,
  waiting: 100,
  memoryMb: 384,
}

/** Failures that lie in the document: it takes too long, grows too large or ends the thread. */
const faultsOfDocument: readonly WorkerError['code'][] = ['worker-failed', 'worker-timeout', 'worker-out-of-memory']

/** Opens the inspector; its threads start with the first document. */
export function createPdfInspector(options: Partial<Omit<PoolOptions, 'file'>> = {}): PdfInspector {
  const pool = createWorkerPool<Uint8Array, PdfFinding>({ ...defaults, ...options })
  return {
    inspect: (bytes) =>
      pool.run(bytes).catch((error: unknown) => {
        if (error instanceof WorkerError && faultsOfDocument.includes(error.code)) return 'damaged'
        throw error
      }),
    close: pool.close,
  }
}
