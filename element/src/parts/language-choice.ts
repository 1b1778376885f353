import { html, nothing, type TemplateResult } from 'lit'
import { directionOf, ownName } from '../texts/language.ts'
import type { Words } from '../texts/words.ts'

/** All languages, each in its own words, on every page. Answers stay. `missing` is a language that could not be fetched. */
export function languageChoice(
  words: Words,
  languages: readonly string[],
  missing: string | undefined,
  choose: (language: string) => void,
): TemplateResult {
  return html`<nav class="languages" aria-label=${words.ui('language')}>
    <ul>
      ${languages.map(
        (language) => html`<li>
          <button
            type="button"
            class="link"
            lang=${language}
            dir=${directionOf(language)}
            aria-current=${language === words.language ? 'true' : nothing}
            @click=${() => choose(language)}
          >${ownName(language)}</button>
        </li>`,
      )}
    </ul>
    <p role="status">${missing ? words.ui('language-failed') : nothing}</p>
  </nav>`
}
