/** Versions of the Submission API that are spoken. */
export type ApiVersion = 'v1' | 'v2'

export const defaultApiVersion: ApiVersion = 'v2'

/** Where the versions differ for senders, subscribers and delivery services (FIT-Connect, breaking changes of v2); all else is the same. */
export type Dialect = {
  /** The member of a destination that lists what it offers. */
  services: 'services' | 'publicServices'
  /** The member of an announcement that names what is applied for. */
  service: 'serviceType' | 'publicService'
  /** Whether a key says its use once more as `use`. */
  hasKeyUse: boolean
  /** Whether a destination is shown to clients with a token only. */
  isDestinationGuarded: boolean
  /** Whether a submission may come without data. */
  isDataOptional: boolean
  /** Whether callbacks list the ids of submissions once more as `submissionIds`. */
  hasSubmissionIds: boolean
  /** The version of the metadata schema where the destination names none. */
  metadataVersion: string
}

export const dialects: Record<ApiVersion, Dialect> = {
  v1: {
    services: 'services',
    service: 'serviceType',
    hasKeyUse: true,
    isDestinationGuarded: true,
    isDataOptional: true,
    hasSubmissionIds: true,
    metadataVersion: '1.3.0',
  },
  v2: {
    services: 'publicServices',
    service: 'publicService',
    hasKeyUse: false,
    isDestinationGuarded: false,
    isDataOptional: false,
    hasSubmissionIds: false,
    metadataVersion: '1.5.0',
  },
}
