import { randomUUID } from 'node:crypto'
import { readdir, readFile, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { makeFolder, publishFolder, syncFolder, writeDurably } from './durable-files.ts'
import type { CaseState, FiledCase } from './filed-case.ts'

/** A file of a new case, by its name inside the case's folder. */
export type NewFile = { readonly name: string; readonly bytes: Uint8Array | string }

/** The cases on disk: one folder per message, complete from the moment it exists. */
export type CaseStore = {
  /** Files a case in one step. `known`: this message had been filed before, and nothing was written. */
  readonly insertCase: (filed: FiledCase, files: readonly NewFile[]) => Promise<'filed' | 'known'>
  readonly findCase: (messageId: string) => CaseState | undefined
  readonly findCaseOfSubmission: (submissionId: string) => CaseState | undefined
  /** Newest first. */
  readonly listCases: () => CaseState[]
  readonly markAccepted: (messageId: string, acceptedAt: string) => Promise<void>
  /** @param name a name that the case itself notes, never one from outside */
  readonly readCaseFile: (messageId: string, name: string) => Promise<Uint8Array>
}

const acceptance = 'accepted.json'

/** Opens the folder of the cases; what a killed process had begun is thrown away. */
export async function openCaseStore(folder: string): Promise<CaseStore> {
  const [cases, incoming] = [join(folder, 'cases'), join(folder, 'incoming')]
  await rm(incoming, { recursive: true, force: true })
  for (const path of [folder, cases, incoming]) await makeFolder(path)
  const known = new Map<string, CaseState>()
  for (const messageId of await readdir(cases)) known.set(messageId, await readCase(join(cases, messageId)))

  return {
    insertCase: async (filed, files) => {
      if (known.has(filed.messageId)) return 'known'
      const draft = join(incoming, randomUUID())
      await makeFolder(draft)
      await makeFolder(join(draft, 'documents'))
      for (const { name, bytes } of files) await writeDurably(join(draft, name), bytes)
      await writeDurably(join(draft, 'case.json'), JSON.stringify(filed, null, 2))
      const isNew = await publishFolder(draft, join(cases, filed.messageId))
      if (isNew) known.set(filed.messageId, filed)
      return isNew ? 'filed' : 'known'
    },
    findCase: (messageId) => known.get(messageId),
    findCaseOfSubmission: (submissionId) => [...known.values()].find((one) => one.submissionId === submissionId),
    listCases: () => [...known.values()].sort((one, other) => (one.filedAt < other.filedAt ? 1 : -1)),
    markAccepted: async (messageId, acceptedAt) => {
      const state = known.get(messageId)
      if (!state || state.acceptedAt) return
      const part = join(incoming, randomUUID())
      await writeDurably(part, JSON.stringify({ acceptedAt }))
      await rename(part, join(cases, messageId, acceptance))
      await syncFolder(join(cases, messageId))
      known.set(messageId, { ...state, acceptedAt })
    },
    readCaseFile: (messageId, name) => readFile(join(cases, messageId, name)),
  }
}

async function readCase(folder: string): Promise<CaseState> {
  const filed = JSON.parse(await readFile(join(folder, 'case.json'), 'utf8')) as FiledCase
  const accepted = await readFile(join(folder, acceptance), 'utf8').catch(() => undefined)
  return accepted === undefined ? filed : { ...filed, ...(JSON.parse(accepted) as { acceptedAt: string }) }
}
