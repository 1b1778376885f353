import type { CanonicalApplication } from '../canonical/application.ts'
import type { DestatisKeys } from '../profiles/codec.ts'
import type { ProfileId } from '../profiles/profile.ts'
import { writeApplication } from '../write/write-application.ts'
import { aSender } from './a-sender.ts'

/** An application as a message of the fictitious sender. */
export const aMessage = (id: ProfileId, application: CanonicalApplication, destatis?: DestatisKeys): string =>
  writeApplication(id, application, { sender: aSender, destatis })
