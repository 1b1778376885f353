import { type ApiVersion, dialects } from '../api/api-version.ts'
import { FitConnectError } from '../api/fit-connect-error.ts'
import type { Destination } from '../api/responses.ts'
import type { Metadata } from './metadata.ts'

/** The versions of the metadata schema in which this package writes, oldest first. */
export const metadataVersions = ['1.0.0', '1.1.0', '1.2.0', '1.3.0', '1.4.0', '1.5.0'] as const

/** The address of a version of the metadata schema. */
export function metadataSchemaUri(version: string): string {
  return `https://schema.fitko.de/fit-connect/metadata/${version}/metadata.schema.json`
}

/**
 * The metadata as a destination reads them over this version of the API: by the newest schema that both sides know, keys with the members of that
 * version. Throws `metadata-version-unknown` where the destination reads none that is written here.
 */
export function inApiVersion(
  metadata: Metadata,
  version: ApiVersion,
  { metadataVersions: read }: Pick<Destination, 'metadataVersions'>,
): Metadata {
  const { metadataVersion, hasKeyUse } = dialects[version]
  const newest = read && read.length > 0 ? metadataVersions.findLast((one) => read.includes(one)) : metadataVersion
  if (!newest) throw new FitConnectError('metadata-version-unknown')
  const { fitConnect } = metadata.replyChannel ?? {}
  const encryptionPublicKey = fitConnect && { ...fitConnect.encryptionPublicKey, ...(hasKeyUse ? { use: 'enc' } : {}) }
  return {
    ...metadata,
    $schema: metadataSchemaUri(newest),
    ...(fitConnect && encryptionPublicKey ? { replyChannel: { fitConnect: { ...fitConnect, encryptionPublicKey } } } : {}),
  }
}
