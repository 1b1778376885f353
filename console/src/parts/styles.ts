import { css } from 'lit'

/** Look of the console: calm, light and dark, readable at 320 px and in forced colours. */
export const consoleStyles = css`
  :host {
    --text: #1a2333; --quiet: #55617a; --line: #c9d1de; --ground: #fff; --raised: #f4f6fa; --accent: #17428f; --alarm: #a3121f;
    display: block; color: var(--text); background: var(--ground); font: 16px/1.5 system-ui, sans-serif;
  }
  @media (prefers-color-scheme: dark) {
    :host { --text: #eef2f9; --quiet: #b3bed2; --line: #46536b; --ground: #131a26; --raised: #1d2636; --accent: #a9c6ff; --alarm: #ff9aa2; }
  }
  main { max-inline-size: 1100px; margin-inline: auto; padding: 24px 16px 64px; }
  header { display: flex; flex-wrap: wrap; gap: 8px 24px; justify-content: space-between; align-items: center; border-block-end: 4px solid var(--accent); padding: 12px max(16px, (100% - 1100px) / 2 + 16px); }
  h1 { font-size: 32px; line-height: 1.2; margin: 8px 0; }
  p { max-inline-size: 70ch; }
  .quiet { color: var(--quiet); }
  table { border-collapse: collapse; inline-size: 100%; margin-block-start: 24px; }
  caption { text-align: start; padding-block-end: 8px; color: var(--quiet); }
  th, td { text-align: start; vertical-align: top; padding-block: 12px; padding-inline: 0 20px; border-block-end: 1px solid var(--line); }
  td:last-child { padding-inline-end: 0; text-align: end; }
  td.number, th.number { text-align: end; font-variant-numeric: tabular-nums; }
  .age { white-space: nowrap; }
  .alarm { color: var(--alarm); font-weight: 600; }
  ul { margin: 0; padding-inline-start: 18px; }
  button, a.button { font: inherit; font-weight: 600; color: var(--accent); background: transparent; border: 2px solid currentColor; border-radius: 4px; min-block-size: 44px; padding: 8px 16px; cursor: pointer; text-decoration: none; display: inline-block; box-sizing: border-box; }
  button:disabled { opacity: 0.5; cursor: default; }
  :focus-visible { outline: 3px solid var(--accent); outline-offset: 3px; }
  @media (max-width: 700px) {
    thead { position: absolute; clip-path: inset(50%); inline-size: 1px; block-size: 1px; overflow: hidden; }
    tr { display: block; border-block-end: 2px solid var(--line); padding-block: 8px; }
    td, td.number, tbody th { display: flex; justify-content: space-between; gap: 16px; border: 0; padding: 6px 0; text-align: start; }
    td::before { content: attr(data-label); color: var(--quiet); }
  }
`
