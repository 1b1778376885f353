// The operator's first page: which authority waits longest, why, and the one thing a person can do about it.
import { html, LitElement, nothing, type TemplateResult } from 'lit'
import { fetchLanes, fetchMe, type Lane, logOut, retryLane } from '../api-client.ts'
import { consoleStyles } from '../parts/styles.ts'
import { ageText, reasonText, texts } from '../texts.ts'

const refreshMs = 15_000
const alarmMs = 3_600_000

type State =
  | { readonly kind: 'loading' | 'failed' | 'login-needed' }
  | { readonly kind: 'shown'; readonly lanes: readonly Lane[]; readonly at: number; readonly who: string }

/** What waits stands before what does not, and the longest waiting first. */
function longestWaitingFirst(one: Lane, other: Lane): number {
  const since = ({ oldestUnacceptedAt }: Lane) => (oldestUnacceptedAt === null ? Number.POSITIVE_INFINITY : Date.parse(oldestUnacceptedAt))
  return since(one) === since(other) ? one.ags.localeCompare(other.ags) : since(one) - since(other)
}

/**
 * Lanes of all authorities.
 * @csspart table
 */
export class LanesPage extends LitElement {
  static override styles = consoleStyles
  #state: State = { kind: 'loading' }
  #note = ''
  #timer: ReturnType<typeof setInterval> | undefined

  override connectedCallback(): void {
    super.connectedCallback()
    void this.#refresh()
    this.#timer = setInterval(() => void this.#refresh(), refreshMs)
  }

  override disconnectedCallback(): void {
    clearInterval(this.#timer)
    super.disconnectedCallback()
  }

  async #refresh(): Promise<void> {
    const [me, lanes] = await Promise.all([fetchMe(), fetchLanes()])
    if (me.kind === 'ok' && lanes.kind === 'ok')
      this.#state = { kind: 'shown', lanes: lanes.value, at: Date.now(), who: me.value.displayName }
    else this.#state = { kind: me.kind === 'login-needed' || lanes.kind === 'login-needed' ? 'login-needed' : 'failed' }
    this.requestUpdate()
  }

  async #retry(ags: string): Promise<void> {
    const answer = await retryLane(ags)
    this.#note = answer.kind === 'ok' ? texts.retryDone(answer.value) : texts.failed
    await this.#refresh()
  }

  async #logOut(): Promise<void> {
    await logOut()
    await this.#refresh()
  }

  override render(): TemplateResult {
    const state = this.#state
    return html`
      <header>
        <strong>Aufenthalt · Betrieb</strong>
        ${state.kind === 'shown' ? html`<span>${state.who} <button @click=${() => void this.#logOut()}>${texts.logOut}</button></span>` : nothing}
      </header>
      <main>
        <h1>${texts.title}</h1>
        <p role="status">${this.#note}</p>
        ${state.kind === 'shown' ? this.#lanes(state.lanes, state.at) : nothing}
        ${state.kind === 'failed' ? html`<p role="alert">${texts.failed}</p>` : nothing}
        ${state.kind === 'login-needed' ? html`<p>${texts.logInExplain}</p><a class="button" href="/console/log-in">${texts.logIn}</a>` : nothing}
      </main>
    `
  }

  #lanes(unordered: readonly Lane[], now: number): TemplateResult {
    const lanes = unordered.toSorted(longestWaitingFirst)
    const time = new Intl.DateTimeFormat('de', { timeStyle: 'medium' }).format(now)
    if (lanes.every((lane) => lane.oldestUnacceptedAt === null))
      return html`<p>${texts.nothingWaits}</p><p class="quiet">${texts.refreshedAt(time)}</p>`
    return html`
      <p>${texts.intro}</p>
      <table part="table">
        <caption>${texts.refreshedAt(time)}</caption>
        <thead>
          <tr>
            <th scope="col">${texts.authority}</th>
            <th scope="col">${texts.oldest}</th>
            <th scope="col" class="number">${texts.received}</th>
            <th scope="col" class="number">${texts.handedOver}</th>
            <th scope="col">${texts.reasons}</th>
            <th scope="col">${texts.breaker}</th>
            <th scope="col" class="number">${texts.held}</th>
            <td></td>
          </tr>
        </thead>
        <tbody>${lanes.map((lane) => this.#lane(lane, now))}</tbody>
      </table>
    `
  }

  #lane(lane: Lane, now: number): TemplateResult {
    const oldest = lane.oldestUnacceptedAt === null ? undefined : Date.parse(lane.oldestUnacceptedAt)
    const isLate = oldest !== undefined && now - oldest > alarmMs
    return html`
      <tr>
        <th scope="row">${lane.name}</th>
        <td class=${isLate ? 'age alarm' : 'age'} data-label=${texts.oldest}>${oldest === undefined ? '–' : ageText(oldest, now)}</td>
        <td class="number" data-label=${texts.received}>${lane.received}</td>
        <td class="number" data-label=${texts.handedOver}>${lane.handedOver + lane.problem}</td>
        <td data-label=${texts.reasons}>
          ${lane.reasons.length === 0 ? texts.none : html`<ul>${lane.reasons.map((code) => html`<li>${reasonText(code)}</li>`)}</ul>`}
        </td>
        <td data-label=${texts.breaker}>${lane.breakerOpenUntil === null ? '–' : new Intl.DateTimeFormat('de', { timeStyle: 'short' }).format(new Date(lane.breakerOpenUntil))}</td>
        <td class="number" data-label=${texts.held}>${lane.held}</td>
        <td><button ?disabled=${lane.held + lane.due === 0} aria-label=${`${texts.retry}: ${lane.name}`} @click=${() => void this.#retry(lane.ags)}>${texts.retry}</button></td>
      </tr>
    `
  }
}
