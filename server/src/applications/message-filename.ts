import { safeFilename } from '../attachments/safe-filename.ts'

/** Matches what is not surely a character of DIN 91379 (ASCII, Latin-1 letters, Latin Extended-A): a message must take the name of every document. */
const beyondMessage = /[^ -~À-ž]/gu

/** Makes a person's file name fit for the message and for the disk of a case worker. */
export function messageFilename(name: string, mimeType: string): string {
  return safeFilename(name.normalize('NFC').replace(beyondMessage, '_'), mimeType)
}
