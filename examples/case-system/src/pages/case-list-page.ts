import type { CaseState } from '../cases/filed-case.ts'
import { html } from './html.ts'
import { formatMoment, layout } from './layout.ts'

/** More than this is not shown on one page; the newest come first. */
const shown = 200

/** All cases, newest first. */
export function caseListPage(cases: readonly CaseState[]): string {
  const count = cases.length === 1 ? '1 Vorgang' : `${cases.length} Vorgänge`
  const note = cases.length > shown ? html`<p>Gezeigt werden die ${shown} neuesten.</p>` : undefined
  const content =
    cases.length === 0
      ? html`<p>Noch ist nichts eingegangen. Neue Anträge erscheinen hier, sobald die Plattform sie zugestellt hat.</p>`
      : html`<p>${count}</p>${note}<div class="scroll" role="region" aria-labelledby="titel" tabindex="0">${table(cases.slice(0, shown))}</div>`
  return layout('Vorgänge', html`<h1 id="titel">Vorgänge</h1>${content}`)
}

const table = (cases: readonly CaseState[]) => html`<table>
<thead><tr><th scope="col">Vorgangsnummer</th><th scope="col">Person</th><th scope="col">Anliegen</th><th scope="col">Behörde</th><th scope="col">Eingang</th><th scope="col">Stand</th></tr></thead>
<tbody>
${cases.map(row)}
</tbody>
</table>`

const row = ({ messageId, referenceNumber, applicant, request, authority, receivedAt, acceptedAt }: CaseState) => html`<tr>
<th scope="row"><a href="/cases/${messageId}">${referenceNumber}</a></th><td>${applicant}</td><td>${request}</td><td>${authority}</td>
<td>${formatMoment(receivedAt)}</td><td>${acceptedAt ? 'angenommen' : 'abgelegt'}</td>
</tr>
`
