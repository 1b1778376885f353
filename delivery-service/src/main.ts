// `node delivery-service/src/main.ts`: the delivery service as a process of its own.
import { pino } from 'pino'
import { readConfig } from './config.ts'
import { startDeliveryService } from './main/start-delivery-service.ts'

const config = readConfig()
const log = pino({ level: config.logLevel, base: { program: 'delivery-service' } })
const service = await startDeliveryService(config, { log })
log.info({ port: new URL(service.url).port }, 'listening')

for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  process.on(signal, () => {
    log.info({ signal }, 'stopping')
    void service.stop().then(() => log.info('stopped'))
  })
}
