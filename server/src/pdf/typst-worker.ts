// A thread that sets PDFs. The compiler's caches keep texts of the last documents, so the pool gives up a thread after some of them.
import { readFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'
import { renderSVG } from 'uqr'
import { answerTasks } from './answer-tasks.ts'
import type { ApplicationPdf } from './application-pdf.ts'
import { fontFamilies, fontFolders } from './fonts.ts'
import { createPrintable } from './printable.ts'
import { printedApplication } from './printed-application.ts'

const template = fileURLToPath(new URL('./application.typ', import.meta.url))
const mainFileContent = readFileSync(template, 'utf8')
const compiler = NodeCompiler.create({ workspace: dirname(template), fontArgs: [{ fontPaths: [...fontFolders] }] })
const printable = createPrintable(fontFamilies)

answerTasks(setApplication)

/** Sets one application as PDF/UA-1 (ISO 14289-1): tagged, with languages, title and text alternatives. */
function setApplication(application: ApplicationPdf): Uint8Array {
  const proof = `${application.verifyUrl}#${application.receiptJws}`
  const content = JSON.stringify(printedApplication(application), (_key, value) => (typeof value === 'string' ? printable(value) : value))
  const compiled = compiler.compile({ mainFileContent, inputs: { content, proof, code: renderSVG(proof, { ecc: 'L', border: 2 }) } })
  if (!compiled.result) throw new Error('not set')
  try {
    return new Uint8Array(compiler.pdf(compiled.result, { pdfStandard: 'ua-1' }))
  } finally {
    compiler.evictCache(0)
  }
}
