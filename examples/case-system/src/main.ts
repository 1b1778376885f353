// A small case system: `node examples/case-system/src/main.ts` pulls what was sent to its destinations, files it and shows it. With `rotate-keys` it
// gives its destinations new keys instead, also while it runs.
import { createSubscriber } from '@aufenthalt/fit-connect'
import { createChecker } from '@aufenthalt/xauslaender'
import { openCaseStore } from './cases/case-store.ts'
import { readConfig } from './config.ts'
import { createBell } from './intake/bell.ts'
import { type DestinationKeys, watchKeys } from './intake/destination-keys.ts'
import { hearCallbacks } from './intake/hear-callback.ts'
import { pollMailbox } from './intake/poll.ts'
import { rotateKeys } from './intake/rotate-keys.ts'
import { createWeb } from './web.ts'

const { keysFile, overlapDays, port, folder, pollMs, callbackSecret, ...client } = readConfig()
const now = () => new Date()
const subscriberOf = ({ decryptionKeys, signingKey }: DestinationKeys) =>
  createSubscriber({ ...client, privateKeys: [...decryptionKeys], signingKey })

if (process.argv[2] === 'rotate-keys') {
  const kids = await rotateKeys({ keysFile, overlapDays, now: now(), subscriberOf })
  for (const kid of kids) report('key-rotated', kid)
} else {
  await run()
}

async function run(): Promise<void> {
  const store = await openCaseStore(folder)
  const checker = await createChecker()
  const ending = new AbortController()
  const mailboxes = openMailboxes()

  const ring = (destinationId: string) => mailboxes.find((mailbox) => mailbox.destinationId === destinationId)?.bell.ring()
  const hear = callbackSecret === undefined ? {} : { hear: hearCallbacks({ secret: callbackSecret, now, ring }) }
  const web = createWeb({ store, checker, ...hear })
  web.listen(port, '127.0.0.1')
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.on(signal, () => {
      ending.abort()
      web.close()
      web.closeAllConnections()
    })
  }
  const deps = { store, checker, pollMs, now, report }
  await Promise.all(mailboxes.map((mailbox) => pollMailbox(deps, mailbox, ending.signal)))
}

/** One mailbox per destination; its subscriber is made anew only when its keys have changed, for it knows its access token. */
function openMailboxes() {
  const readAll = watchKeys(keysFile, now)
  return readAll().map(({ destinationId, ags }) => {
    let made: { kids: string; subscriber: ReturnType<typeof createSubscriber> } | undefined
    const subscriber = () => {
      const keys = readAll().find((one) => one.destinationId === destinationId)
      if (!keys) throw new Error('A destination is no longer in the keys file')
      const kids = keys.decryptionKeys.map(({ kid }) => kid).join()
      if (made?.kids !== kids) made = { kids, subscriber: subscriberOf(keys) }
      return made.subscriber
    }
    return { destinationId, ags, subscriber, bell: createBell() }
  })
}

function report(event: string, code: string): void {
  process.stdout.write(`${JSON.stringify({ time: new Date().toISOString(), event, code })}\n`)
}
