// Finds what a person would: by role and name, by label, by text. Runs in the page, through open shadow roots.

/** Words that are looked for: literally, or as a pattern. */
export type Wanted = { readonly text: string; readonly isExact: boolean } | { readonly pattern: string }

/** One step of finding something in what was found before. */
export type Step =
  | { readonly by: 'css'; readonly css: string }
  | { readonly by: 'role'; readonly role: string; readonly name?: Wanted }
  | { readonly by: 'label' | 'text'; readonly name: Wanted }
  | { readonly by: 'nth'; readonly index: number }
  | { readonly by: 'or'; readonly other: readonly Step[] }

/** What has a role, as far as the form uses it. */
export const elementsOfRole: { readonly [role: string]: string } = {
  button: 'button, summary',
  heading: 'h1, h2, h3, h4',
  group: 'fieldset, [role=group]',
  radio: 'input[type=radio]',
  checkbox: 'input[type=checkbox]',
  region: 'section',
  link: 'a[href]',
}

/** Finds elements. It is written to the page as it stands here: nothing outside of it can be used. */
export function findInPage(steps: readonly Step[], ofRole: { readonly [role: string]: string }): Element[] {
  type By<K extends Step['by']> = Extract<Step, { readonly by: K }>
  const white = (text: string | null | undefined) => (text ?? '').trim().replace(/\s+/g, ' ')
  const inside = (root: Element | Document | ShadowRoot): Element[] =>
    [...root.querySelectorAll('*')].flatMap((one) => [one, ...(one.shadowRoot ? inside(one.shadowRoot) : [])])
  const within = (found: readonly Element[]) => [
    ...new Set(found.flatMap((one) => [...(one.shadowRoot ? inside(one.shadowRoot) : []), ...inside(one)])),
  ]
  const textsOf = (one: Element, ids: string) =>
    ids.split(' ').map((id) => (one.getRootNode() as ShadowRoot).getElementById(id)?.textContent)
  const labelOf = (one: Element) => {
    const said = one.getAttribute('aria-label') ?? textsOf(one, one.getAttribute('aria-labelledby') ?? '').join(' ')
    const labels = [...((one as HTMLInputElement).labels ?? [])].map(({ textContent }) => textContent)
    return white(said) || white(labels.join(' '))
  }
  const ownNameOf = (one: Element) =>
    one.localName === 'fieldset' ? one.querySelector('legend')?.textContent : one.matches('input, section') ? '' : one.textContent
  const fits = (said: string, wanted: Wanted | undefined) => {
    if (!wanted) return true
    if ('pattern' in wanted) return new RegExp(wanted.pattern).test(said)
    return wanted.isExact ? said === white(wanted.text) : said.toLowerCase().includes(white(wanted.text).toLowerCase())
  }
  const ownText = (one: Element) => white([...one.childNodes].map((node) => (node.nodeType === 3 ? node.nodeValue : '')).join(' '))
  const finders: { readonly [K in Step['by']]: (found: readonly Element[], step: By<K>) => readonly Element[] } = {
    css: (found, { css }) => within(found).filter((one) => one.matches(css)),
    role: (found, { role, name }) =>
      within(found).filter(
        (one) =>
          one.matches(ofRole[role] ?? `[role=${role}]`) && one.checkVisibility() && fits(labelOf(one) || white(ownNameOf(one)), name),
      ),
    label: (found, { name }) => within(found).filter((one) => one.matches('input, select, textarea') && fits(labelOf(one), name)),
    text: (found, { name }) => within(found).filter((one) => ownText(one) !== '' && fits(ownText(one), name)),
    nth: (found, { index }) => found.slice(index, index + 1 || undefined),
    or: (found, { other }) => [...new Set([...found, ...find(other)])],
  }
  function find(wanted: readonly Step[]): readonly Element[] {
    const start: readonly Element[] = [document.documentElement]
    return wanted.reduce(
      (found, step) => (finders[step.by] as (found: readonly Element[], step: Step) => readonly Element[])(found, step),
      start,
    )
  }
  return [...find(steps)]
}
