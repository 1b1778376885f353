import { refusedCharacter } from '@aufenthalt/model'
import { safeFilename } from '../attachments/safe-filename.ts'

/** Makes a person's file name fit for the message and for the disk of a case worker. */
export function messageFilename(name: string, mimeType: string): string {
  return safeFilename(inMessage(name.normalize('NFC')), mimeType)
}

/** A message must take the name of every document: what is no character of DIN 91379, data type B, becomes a place holder. */
function inMessage(name: string): string {
  const refused = refusedCharacter(name, 'B')
  if (!refused) return name
  const characters = Array.from(name)
  const { position } = refused.parameters
  return `${characters.slice(0, position - 1).join('')}_${inMessage(characters.slice(position).join(''))}`
}
