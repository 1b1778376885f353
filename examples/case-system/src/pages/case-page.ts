import type { ReadableSection } from '@aufenthalt/xauslaender'
import type { CaseState, FiledDocument } from '../cases/filed-case.ts'
import { type Html, html } from './html.ts'
import { formatMoment, layout } from './layout.ts'

/** One case as the case worker reads it: from the message alone. */
export function casePage(state: CaseState, sections: readonly ReadableSection[]): string {
  const { referenceNumber, messageId, applicant, acceptedAt } = state
  const content = html`<p><a href="/">Alle Vorgänge</a></p>
<h1>${referenceNumber} <span>${applicant}</span></h1>
<p class="state">${acceptedAt ? `Angenommen am ${formatMoment(acceptedAt)}` : 'Abgelegt, noch nicht angenommen'}</p>
${documents(messageId, state.documents)}
${sections.map(section)}`
  return layout(referenceNumber, content)
}

const documents = (messageId: string, list: readonly FiledDocument[]): Html => html`<section class="files" aria-labelledby="dateien">
<h2 id="dateien">Dateien</h2>
<ul>
<li><a href="/cases/${messageId}/application.pdf">Antrag als PDF</a></li>
<li><a href="/cases/${messageId}/application.xml">Nachricht als XML</a></li>
${list.map(
  ({
    attachmentId,
    label,
    filename,
    mimeType,
  }) => html`<li><a href="/cases/${messageId}/documents/${attachmentId}">${label}: ${filename}</a> (${mimeType})</li>
`,
)}</ul>
</section>`

const section = ({ title, rows }: ReadableSection, index: number): Html => html`<section aria-labelledby="teil-${index}">
<h2 id="teil-${index}">${title}</h2>
<dl>
${rows.map(
  ({ label, value }) => html`<div><dt>${label}</dt><dd>${value}</dd></div>
`,
)}</dl>
</section>
`
