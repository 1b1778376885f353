import { fileURLToPath } from 'node:url'
import type { OnlineServiceView } from '@aufenthalt/model'
import { documentLimits } from '../../../server/src/authorities/limits.ts'
import { loadCatalogue } from '../../../server/src/catalogue/load-catalogue.ts'

const catalogue = await loadCatalogue(fileURLToPath(new URL('../../../forms/', import.meta.url)))

const today = '2026-11-24'

/** What the platform answers for a service of a fictitious authority, from the forms as they are. */
export function readView(service: string, language: string): OnlineServiceView {
  const form = catalogue.findCurrentForm(service, today)
  if (!form) throw new Error('No form')
  return {
    authority: {
      ags: '12999001',
      name: 'Ausländerbehörde Musterstadt',
      address: 'Beispielallee 1\n99999 Musterstadt',
      email: 'auslaenderbehoerde@musterstadt.example',
      phone: '09999 1234-0',
      theme: { accent: '#17428f' },
      embedding: 'frame',
    },
    form,
    texts: catalogue.getTexts(form, language),
    language,
    languages: catalogue.languages,
    limits: documentLimits,
    today,
  }
}
