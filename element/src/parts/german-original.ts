import { html, nothing, type TemplateResult } from 'lit'
import type { Words } from '../texts/words.ts'

/** The binding German text beside its translation, fetched when somebody wants to read it. */
export function germanOriginal(
  { words, german, act }: { readonly words: Words; readonly german: Words | undefined; readonly act: { readonly showGerman: () => void } },
  key: string,
  parameters?: { readonly [name: string]: string },
): TemplateResult | typeof nothing {
  if (words.language === 'de') return nothing
  return html`<details class="more" @toggle=${act.showGerman}>
    <summary>${words.ui('german-original')}</summary>
    <p lang="de" dir="ltr">${german?.text(key, parameters) ?? '…'}</p>
  </details>`
}
