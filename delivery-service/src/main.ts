// `node delivery-service/src/main.ts`: the delivery service as a process of its own. With `rotate-signing-key` it adds a key to the file of the
// running one instead, which signs from tomorrow on.
import { pino } from 'pino'
import { readConfig } from './config.ts'
import { rotateSigningKey } from './main/signing-key.ts'
import { startDeliveryService } from './main/start-delivery-service.ts'

const config = readConfig()
const log = pino({ level: config.logLevel, base: { program: 'delivery-service' } })
if (process.argv[2] === 'rotate-signing-key') {
  log.info(await rotateSigningKey(config.keyFile, new Date()), 'signing key added')
  process.exit()
}
const service = await startDeliveryService(config, { log })
log.info({ port: new URL(service.url).port }, 'listening')

for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  process.on(signal, () => {
    log.info({ signal }, 'stopping')
    void service.stop().then(() => log.info('stopped'))
  })
}
