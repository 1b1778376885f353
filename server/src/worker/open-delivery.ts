// What delivering needs in this process: the way to the delivery service, and the scanner for what no scanner has seen.
import { readFile } from 'node:fs/promises'
import { type ApiVersion, createSender, readTrustAnchor } from '@aufenthalt/fit-connect'
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
  const { submissionApi, submissionApiV1, tokenUrl, clientId, clientSecretFile, trustAnchorsFile, isCalledBack } = config.fitConnect
  const clientSecret = (await readFile(clientSecretFile, 'utf8')).trim()
  const trustAnchors = trustAnchorsFile === undefined ? [] : await readTrustAnchors(trustAnchorsFile)
  const sender = (apiVersion: ApiVersion, address: string) =>
    createSender({ apiVersion, submissionApi: address, tokenUrl, clientId, clientSecret, trustAnchors, timeoutMs: requestTimeoutMs })
  const channel = fitConnectChannel({ v1: sender('v1', submissionApiV1), v2: sender('v2', submissionApi) })
  const scanner = config.clamdUrl === undefined ? {} : { scan: createScan({ url: config.clamdUrl }) }
  return { ...given, channel, isCalledBack, ...scanner }
}

/** Reads certificates in PEM. A file without any, or with one that is none, must not look like trust in everybody. */
async function readTrustAnchors(file: string): Promise<string[]> {
  const certificates = (await readFile(file, 'utf8')).match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g) ?? []
  if (certificates.length === 0) throw new Error('FIT_CONNECT_TRUST_ANCHORS_FILE has no certificate')
  for (const certificate of certificates) readTrustAnchor(certificate)
  return certificates
}
