import { randomBytes } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { generateEncryptionKeyPair } from '@aufenthalt/fit-connect'
import { beispielkreis, musterstadt, seedAuthority } from '../../authorities/testing/an-authority.ts'
import { testDatabases } from '../../database/testing/test-database.ts'
import { authorityScope } from '../../database/with-authority.ts'
import { draftRoutes } from '../../drafts/routes.ts'
import { createHttp } from '../../http/create-http.ts'
import { createMetrics } from '../../http/metrics.ts'
import { createLog } from '../../log/create-log.ts'
import { openVault } from '../../vault/open-vault.ts'
import { openNotices } from '../../worker/open-notices.ts'
import { measureNotices } from '../measure-notices.ts'
import { reminderRoutes } from '../routes.ts'
import { openMailbox } from './open-mailbox.ts'

const formsFolder = fileURLToPath(new URL('../../../../forms/', import.meta.url))

/** A draft as a browser knows it. */
export type Draft = { readonly lookupId: string; readonly token: string; revision: number }

const secret = () => randomBytes(32).toString('base64url')

/** Routes and worker, real, with a mail server; the clock is the test's. */
export async function openNoticesScene() {
  const [databases, mailbox] = await Promise.all([testDatabases(), openMailbox()])
  for (const authorityId of [musterstadt, beispielkreis]) await seedAuthority(authorityScope(databases.owner), authorityId)
  const clock = { now: new Date() }
  const now = () => clock.now
  const logLines: string[] = []
  const log = createLog('trace', { write: (line) => void logLines.push(line) })
  const secrets = { masterKey: randomBytes(32), generateReplyKey: generateEncryptionKeyPair }
  const app = { withAuthority: databases.withAuthority, vault: openVault({ keyDatabase: databases.appKeys, ...secrets }), now }
  const workerVault = openVault({ keyDatabase: databases.workerKeys, ...secrets })
  const metrics = createMetrics()
  measureNotices(metrics.registry, databases.operator)
  const routes = [draftRoutes(app), reminderRoutes({ ...app, languages: ['ar', 'de', 'en', 'uk'] })]
  const http = await createHttp({ log, metrics, readiness: {}, publicUrl: 'https://platform.example', routes })
  const mail = { smtpUrl: mailbox.smtpUrl, passwordFile: undefined, from: 'post@dienst.example' }
  const config = { mail, formsFolder, publicUrl: 'https://platform.example', databaseUrl: databases.url }
  const worker = { database: databases.worker, withAuthority: authorityScope(databases.worker), vault: workerVault }
  const notices = await openNotices({ config, stores: worker, log, now })

  const placeOf = ({ lookupId }: Draft, ags: string = musterstadt) => `/api/authorities/${ags}/drafts/${lookupId}`
  const bearer = ({ token }: Draft) => ({ authorization: `Bearer ${token}` })
  const save = async (draft: Draft) => {
    const condition = draft.revision === 0 ? { 'if-none-match': '*' } : { 'if-match': `"${draft.revision}"` }
    const headers = { ...bearer(draft), ...condition, 'content-type': 'application/octet-stream' }
    const answer = await http.inject({ method: 'PUT', url: placeOf(draft), headers, payload: randomBytes(99) })
    draft.revision = answer.json<{ revision: number }>().revision
    return answer.json<{ keptUntil: string }>().keptUntil
  }
  const reminder = (draft: Draft, method: 'PUT' | 'GET' | 'DELETE', payload?: object) =>
    http.inject({ method, url: `${placeOf(draft)}/reminder`, headers: bearer(draft), ...(payload && { payload }) })
  return {
    ...{ databases, mailbox, clock, logLines, app, worker, reminder, save },
    /** A draft that was saved now. */
    aDraft: async () => {
      const draft: Draft = { lookupId: secret(), token: secret(), revision: 0 }
      await save(draft)
      return draft
    },
    deleteDraft: (draft: Draft) => http.inject({ method: 'DELETE', url: placeOf(draft), headers: bearer(draft) }),
    /** Lets days pass and does what is due then; ends when no promise is open that is not tried again. */
    after: async (days: number) => {
      clock.now = new Date(clock.now.getTime() + days * 86_400_000)
      await notices?.promiseReminders()
    },
    settled: async () => {
      const open = () => databases.worker.selectFrom('promises').select('kind').where('state', '=', 'due').execute()
      while ((await open()).length > 0) await sleep(20)
    },
    figures: () => metrics.registry.getSingleMetricAsString('aufenthalt_notices_total'),
    close: async () => {
      await notices?.stop()
      await http.close()
      await Promise.all([mailbox.close(), databases.close()])
    },
  }
}
