// What delivering needs in this process: the way to the delivery service, and the scanner for what no scanner has seen.
import { readFile } from 'node:fs/promises'
import { createSender } from '@aufenthalt/fit-connect'
import { createScan } from '../attachments/scan-document.ts'
import type { WorkerConfig } from '../config.ts'
import type { DeliveryDeps } from '../delivery/attempt.ts'
import { fitConnectChannel } from '../delivery/fit-connect-channel.ts'

/** What is given by the composition. */
export type DeliveryOptions = Pick<DeliveryDeps, 'withAuthority' | 'vault' | 'now'> & {
  readonly config: Pick<WorkerConfig, 'fitConnect' | 'clamdUrl'>
}

/** Time for one request to the delivery service; shorter than an attempt, so that a hanging one ends with its own code. */
const requestTimeoutMs = 10_000

/** Opens the channel over FIT-Connect with the platform's credentials. */
export async function openDelivery({ config, ...given }: DeliveryOptions): Promise<DeliveryDeps> {
  const { submissionApi, tokenUrl, clientId, clientSecretFile } = config.fitConnect
  const clientSecret = (await readFile(clientSecretFile, 'utf8')).trim()
  const sender = createSender({ submissionApi, tokenUrl, clientId, clientSecret, timeoutMs: requestTimeoutMs })
  const scanner = config.clamdUrl === undefined ? {} : { scan: createScan({ url: config.clamdUrl }) }
  return { ...given, channel: fitConnectChannel(sender), ...scanner }
}
