/** Matches the query of a rule that holds for one look, with the look. */
const query = /prefers-color-scheme:\s*(dark|light)/

/** Queries as they were written. */
const written = new WeakMap<CSSMediaRule, string>()

/** Makes style sheets follow the look of the page around instead of the person's system; with no scheme they follow the system again. */
export function followScheme(sheets: readonly CSSStyleSheet[], scheme: string): void {
  for (const { cssRules } of sheets) followIn(cssRules, scheme)
}

function followIn(rules: CSSRuleList, scheme: string): void {
  for (const rule of rules) {
    if (rule instanceof CSSMediaRule) switchRule(rule, scheme)
    else if (rule instanceof CSSGroupingRule) followIn(rule.cssRules, scheme)
  }
}

function switchRule(rule: CSSMediaRule, scheme: string): void {
  const own = written.get(rule) ?? rule.media.mediaText
  const look = query.exec(own)?.[1]
  if (!look) return
  written.set(rule, own)
  const switched = look === scheme ? 'all' : 'not all'
  rule.media.mediaText = scheme === '' ? own : switched
}
