export type { Config } from './config.ts'
export { type DeliveryService, type Surroundings, startDeliveryService } from './main/start-delivery-service.ts'
