import { html, svg, type TemplateResult } from 'lit'

/** Drawn here: five shapes are smaller than any set of icons. Never alone, always beside words. */
const shapes = {
  error: svg`<path d="M12 2 2 7v10l10 5 10-5V7z"/><path class="ink" d="M11 7h2v6h-2zm0 8h2v2h-2z"/>`,
  warn: svg`<path d="M12 2 1 21h22z"/><path class="ink" d="M11 9h2v6h-2zm0 7h2v2h-2z"/>`,
  info: svg`<circle cx="12" cy="12" r="10"/><path class="ink" d="M11 10h2v7h-2zm0-3h2v2h-2z"/>`,
  done: svg`<circle cx="12" cy="12" r="10"/><path class="ink" d="m10.5 16.5-4-4L8 11l2.5 2.5L16 8l1.5 1.5z"/>`,
  back: svg`<path d="M15.4 6 14 4.6 6.6 12l7.4 7.4 1.4-1.4-6-6z"/>`,
} as const

/** A small drawing, hidden from screen readers. */
export const icon = (name: keyof typeof shapes): TemplateResult =>
  html`<svg class="icon icon-${name}" viewBox="0 0 24 24" width="24" height="24" aria-hidden="true" focusable="false">${shapes[name]}</svg>`
