// A small case system: `node examples/case-system/src/main.ts` pulls what was sent to its destinations, files it and shows it.
import { createSubscriber } from '@aufenthalt/fit-connect'
import { createChecker } from '@aufenthalt/xauslaender'
import { openCaseStore } from './cases/case-store.ts'
import { readConfig } from './config.ts'
import { pollMailbox } from './intake/poll.ts'
import { createWeb } from './web.ts'

const { destinations, port, folder, pollMs, ...client } = readConfig()
const store = await openCaseStore(folder)
const checker = await createChecker()
const ending = new AbortController()

const deps = { store, checker, pollMs, now: () => new Date(), report }
const polls = destinations.map(({ destinationId, ags, decryptionKeys, signingKey }) => {
  const subscriber = createSubscriber({ ...client, privateKeys: [...decryptionKeys], signingKey })
  return pollMailbox(deps, { destinationId, ags, subscriber }, ending.signal)
})

const web = createWeb({ store, checker })
web.listen(port, '127.0.0.1')
for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  process.on(signal, () => {
    ending.abort()
    web.close()
    web.closeAllConnections()
  })
}
await Promise.all(polls)

function report(event: string, code: string): void {
  process.stdout.write(`${JSON.stringify({ time: new Date().toISOString(), event, code })}\n`)
}
