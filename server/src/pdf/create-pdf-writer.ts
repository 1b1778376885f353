import type { ApplicationPdf } from './application-pdf.ts'
import { createWorkerPool, type PoolOptions, type WorkerPool } from './worker-pool.ts'

/** Writes applications as PDF; rejects with a `WorkerError`. The same application gives the same bytes. */
export type PdfWriter = { readonly write: (input: ApplicationPdf) => Promise<Uint8Array>; readonly close: () => Promise<void> }

const defaults: PoolOptions = {
  file: new URL('./typst-worker.ts', import.meta.url),
  workers: 1,
  tasksPerWorker: 200,
  timeoutMs: 20_000,
  waiting: 200,
  memoryMb: 512,
}

/** Opens the writer; its threads start with the first document. */
export function createPdfWriter(options: Partial<Omit<PoolOptions, 'file'>> = {}): PdfWriter {
  const pool: WorkerPool<ApplicationPdf, Uint8Array> = createWorkerPool({ ...defaults, ...options })
  return { write: pool.run, close: pool.close }
}
