// Checks the files of the command line all at once; prints what comes of them and the most memory that the process had.
import { readFile } from 'node:fs/promises'
import { createDocumentChecker } from '../check-document.ts'

const limits = { documentBytes: 10_000_000, mimeTypes: ['application/pdf', 'image/jpeg', 'image/png'] }
const files = await Promise.all(process.argv.slice(2).map((path) => readFile(path)))
const { checkDocument, close } = createDocumentChecker()
const outcomes = await Promise.all(files.map((bytes) => checkDocument({ bytes, declaredType: '', limits })))
await close()
const kinds = outcomes.map((outcome) => (outcome.kind === 'refused' ? outcome.code : outcome.kind))
process.stdout.write(JSON.stringify({ kinds, mostBytes: process.resourceUsage().maxRSS * 1024 }))
