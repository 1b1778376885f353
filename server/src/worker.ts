// Composition of the worker process: who keeps which promise, and what is looked after.
import type { WorkerConfig } from './config.ts'
import { deliverApplication } from './delivery/deliver-application.ts'
import { followApplication } from './delivery/follow-application.ts'
import type { Log } from './log/create-log.ts'
import { runLanes } from './promises/run-lanes.ts'
import { shredApplication } from './retention/shred-application.ts'
import { openStores } from './vault/open-stores.ts'
import { lookAfter } from './worker/look-after.ts'
import { openDelivery } from './worker/open-delivery.ts'
import { openNotices } from './worker/open-notices.ts'

/** The running worker process. */
export type Worker = { readonly stop: () => Promise<void> }

/** Starts the worker process. */
export async function startWorker(config: WorkerConfig, log: Log): Promise<Worker> {
  const stores = await openStores({ config, role: 'aufenthalt_worker', log })
  const { database, withAuthority, vault } = stores
  const now = () => new Date()
  const delivery = await openDelivery({ config, withAuthority, vault, now })
  const kinds = {
    'deliver-application': deliverApplication(delivery),
    'follow-application': followApplication(delivery),
    'shred-application': shredApplication({ withAuthority, vault }),
  }
  const stopping = new AbortController()
  const notices = await openNotices({ config, stores, log, now })
  const promiseReminders = notices && { promiseReminders: notices.promiseReminders }
  const lookingAfter = lookAfter({ stores, keyDatabaseUrl: config.keyDatabaseUrl, log, now, ...promiseReminders }, stopping.signal)
  const lanes = runLanes({ database, url: config.databaseUrl, log, kinds })
  const stop = async () => {
    stopping.abort()
    await Promise.all([lanes.stop(), notices?.stop(), lookingAfter])
    await stores.close()
  }
  log.info('working')
  return { stop }
}
