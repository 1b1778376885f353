// The municipality's web server: `node examples/host-page/src/main.ts`.
import { readConfig } from './config.ts'
import { createHostPage } from './host-page.ts'

const config = readConfig()
const server = createHostPage(config.platformUrl)
// The host is `localhost` on purpose: for the browser that is another site than the platform on 127.0.0.1.
server.listen(config.port, 'localhost')
for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  process.on(signal, () => {
    server.close()
    server.closeAllConnections()
  })
}
