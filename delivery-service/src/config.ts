import { env } from 'node:process'

export type Config = {
  databaseUrl: string
  host: string
  port: number
  /** The issuer of this service's events; what senders and receivers call it by. */
  publicUrl: string
  keyFile: string
  clientsFile: string
  logLevel: string
}

/** Reads the settings of the process; what has no default must be given. */
export function readConfig(given: Readonly<Record<string, string | undefined>> = env): Config {
  const required = (name: string) => {
    const value = given[name]
    if (!value) throw new Error(`Setting ${name} is missing`)
    return value
  }
  const port = Number(given['DELIVERY_PORT'] ?? 8081)
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new Error('Setting DELIVERY_PORT is not a port')
  return {
    databaseUrl: required('DELIVERY_DATABASE_URL'),
    host: given['DELIVERY_HOST'] ?? '127.0.0.1',
    port,
    publicUrl: given['DELIVERY_PUBLIC_URL'] ?? `http://127.0.0.1:${port}`,
    keyFile: required('DELIVERY_KEY_FILE'),
    clientsFile: required('DELIVERY_CLIENTS_FILE'),
    logLevel: given['LOG_LEVEL'] ?? 'info',
  }
}
