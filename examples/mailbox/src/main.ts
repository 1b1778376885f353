// A mail server that receives everything and shows it: `node examples/mailbox/src/main.ts`.
import { readConfig } from './config.ts'
import { openMailStore } from './mail-store.ts'
import { createSmtp } from './smtp.ts'
import { createWeb } from './web.ts'

const { port, smtpPort, folder } = readConfig()
const store = await openMailStore(folder)
const smtp = createSmtp(store)
const web = createWeb(store)
smtp.listen(smtpPort, '127.0.0.1')
web.listen(port, '127.0.0.1')
for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  process.on(signal, () => {
    smtp.close()
    web.close()
    web.closeAllConnections()
  })
}
