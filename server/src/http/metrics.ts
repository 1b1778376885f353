import { Counter, collectDefaultMetrics, Histogram, Registry } from 'prom-client'

/** Figures of this process for Prometheus; concerns add theirs to `registry`. */
export type Metrics = {
  readonly registry: Registry
  readonly countRequest: (labels: { method: string; route: string; status: number }, seconds: number) => void
}

/** Starts the figures: process, event loop, garbage collection, requests by route pattern and status. */
export function createMetrics(): Metrics {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const requests = new Counter({
    name: 'aufenthalt_http_requests_total',
    help: 'Requests by route pattern and status',
    labelNames: ['method', 'route', 'status'],
    registers: [registry],
  })
  const seconds = new Histogram({
    name: 'aufenthalt_http_request_seconds',
    help: 'Time until the response was sent',
    labelNames: ['method', 'route'],
    buckets: [0.005, 0.02, 0.1, 0.5, 2, 10, 60],
    registers: [registry],
  })
  return {
    registry,
    countRequest: ({ method, route, status }, duration) => {
      requests.inc({ method, route, status })
      seconds.observe({ method, route }, duration)
    },
  }
}
