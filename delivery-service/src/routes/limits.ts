const mebibyte = 1024 * 1024

/** The largest attachment, before encryption. */
const maxAttachmentBytes = 16 * mebibyte

// Base64url makes 4/3 of it; header, wrapped key, nonce and tag stay under 2 kB.
const slack = 16 * 1024

/** The largest JWE of an attachment or of the data. */
export const maxJweBytes = Math.ceil((maxAttachmentBytes * 4) / 3) + slack

/** The body of the final step: data and metadata. */
export const maxSubmissionBytes = maxJweBytes + mebibyte

/** How many attachments one submission may announce. */
export const maxAttachments = 200
