// Writes the golden messages of all samples anew: `node xauslaender/scripts/update-samples.ts`. The difference is for a review.
import { writeFileSync } from 'node:fs'
import { profiles } from '../src/profiles/profiles.ts'
import { aCaseMessage } from '../src/testing/a-case-message.ts'
import { aMessage } from '../src/testing/a-message.ts'
import { readMessageSamples } from './message-samples.ts'
import { readForms, readSamples } from './samples.ts'

for (const { path, application } of readForms().flatMap(readSamples)) {
  for (const { id } of Object.values(profiles)) writeFileSync(`${path}.${id}.xml`, aMessage(id, application))
}
for (const { path, message } of readMessageSamples()) {
  for (const { id } of Object.values(profiles)) writeFileSync(`${path}.${id}.xml`, aCaseMessage(id, message))
}
