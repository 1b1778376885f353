// The OpenID provider of the demo: `node examples/identity-provider/src/main.ts`.
import { readConfig } from './config.ts'
import { createIdentityProvider } from './identity-provider.ts'

const config = readConfig()
const server = createIdentityProvider(config)
server.listen(config.port, '127.0.0.1')
for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  process.on(signal, () => {
    server.close()
    server.closeAllConnections()
  })
}
