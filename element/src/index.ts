// The module for pages in which a service runs itself, by the authority's decision.
import { defineOnlineService } from './online-service/online-service.ts'

defineOnlineService()
