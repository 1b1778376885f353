import { createServer } from 'node:net'

/** One port per program of the demo. */
export type Ports = {
  readonly platform: number
  readonly deliveryService: number
  readonly hostPage: number
  readonly caseSystem: number
  readonly identityProvider: number
  /** Shows the mails. */
  readonly mailbox: number
  /** Takes the mails. */
  readonly smtp: number
}

/** The ports of `npm start`. */
export const defaultPorts: Ports = {
  platform: 8080,
  deliveryService: 8081,
  hostPage: 8082,
  caseSystem: 8083,
  identityProvider: 8084,
  mailbox: 8085,
  smtp: 8086,
}

/** Ports that nobody uses at this moment, for a run beside others. */
export async function freePorts(): Promise<Ports> {
  const probes = await Promise.all(Object.keys(defaultPorts).map(async (name) => [name, await listen()] as const))
  const ports = probes.map(([name, probe]) => [name, (probe.address() as { port: number }).port] as const)
  await Promise.all(probes.map(([, probe]) => new Promise((resolve) => probe.close(resolve))))
  return Object.fromEntries(ports) as Ports
}

async function listen() {
  const probe = createServer()
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve))
  return probe
}
