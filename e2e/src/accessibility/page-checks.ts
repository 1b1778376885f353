// What can be measured on a page that is shown.
import { check, type PageCheck } from './page-check.ts'

/** As the bookmarklet for text spacing has it (WCAG 1.4.12). */
const spacing =
  '* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } p { margin-block-end: 2em !important }'

const inWindow = `
  const width = document.documentElement.clientWidth
  const sticksOut = (one) => { const { left, right, width: own } = one.getBoundingClientRect(); return own > 1 && (right > width + 1 || left < -1) }
  if (document.documentElement.scrollWidth <= width) return []
  return ['page', ...all.filter((one) => isShown(one) && sticksOut(one)).map(nameOf)]
`
const nothingCut = `
  const cuts = (one) => /hidden|clip/.test(getComputedStyle(one).overflow) && (one.scrollWidth > one.clientWidth + 1 || one.scrollHeight > one.clientHeight + 1)
  return all.filter((one) => isShown(one) && one.clientWidth > 1 && !one.matches('progress, input, textarea') && cuts(one)).map(nameOf)
`

/** All checks that hold on every page in every state. */
export const pageChecks: readonly PageCheck[] = [
  // 400 % of 1280 x 1024 are 320 x 256.
  check('A09 reflow', { width: 320, height: 256 }, inWindow),
  check('A10 text spacing', { width: 320, sheet: spacing }, inWindow),
  check('A10 nothing cut', { width: 320, sheet: spacing }, nothingCut),
  check(
    'A10 16 px',
    { width: 320 },
    `return all.filter((one) => isShown(one) && ownText(one) && Number.parseFloat(getComputedStyle(one).fontSize) < 16).map(nameOf)`,
  ),
  check(
    'A12 target size',
    { width: 320 },
    `const boxOf = (one) => [one, ...(one.type === 'radio' || one.type === 'checkbox' || one.type === 'file' ? one.labels : [])].map((part) => part.getBoundingClientRect())
     const isSmall = (one) => Math.max(...boxOf(one).map(({ height }) => height)) < 24 || Math.max(...boxOf(one).map(({ width }) => width)) < 24
     const isInSentence = (one) => one.localName === 'a' && getComputedStyle(one).display === 'inline' && ownText(one.parentElement)
     const controls = all.filter((one) => one.matches('a[href], button, input, select, textarea, summary') && one.checkVisibility())
     return controls.filter((one) => isSmall(one) && !isInSentence(one)).map(nameOf)`,
  ),
  check(
    'A17 language and direction',
    { width: 1280 },
    `const { lang, dir } = service.shadowRoot.querySelector('[lang]')
     const page = document.documentElement
     const expected = ['ar', 'fa', 'he', 'ps', 'ur', 'ckb'].includes(lang.split('-')[0]) ? 'rtl' : 'ltr'
     return [dir === expected ? '' : 'dir', page.lang === lang ? '' : 'lang of the page', page.dir === dir ? '' : 'dir of the page'].filter(Boolean)`,
  ),
  check(
    'A19 motion',
    { width: 1280, reducedMotion: true },
    `const moves = (one) => /[1-9]/.test(getComputedStyle(one).transitionDuration + getComputedStyle(one).animationDuration)
     return [...service.shadowRoot.getAnimations().map(() => 'animation'), ...all.filter(moves).map(nameOf)]`,
  ),
  check(
    'A20 forced colours',
    { width: 1280, forcedColors: true },
    `const ground = getComputedStyle(document.body).backgroundColor
     const isDrawn = (one) => { const { borderTopWidth, borderBottomWidth, borderTopStyle } = getComputedStyle(one); return borderTopStyle !== 'none' && Number.parseFloat(borderTopWidth) + Number.parseFloat(borderBottomWidth) > 0 }
     const controls = all.filter((one) => isShown(one) && one.matches('input:not([type=file]), select, textarea, .primary, .secondary'))
     const icons = all.filter((one) => isShown(one) && one.matches('svg.icon'))
     return [...controls.filter((one) => !isDrawn(one)), ...icons.filter((one) => getComputedStyle(one).fill === ground)].map(nameOf)`,
  ),
  check(
    'A22 labels',
    { width: 1280 },
    `const controls = all.filter((one) => one.matches('input, select, textarea'))
     const isNamed = (one) => one.labels?.length > 0 || one.hasAttribute('aria-label') || one.hasAttribute('aria-labelledby')
     return [...controls.filter((one) => !isNamed(one)), ...all.filter((one) => one.hasAttribute('placeholder'))].map(nameOf)`,
  ),
  check(
    'A04 title',
    { width: 1280 },
    `const heading = service.shadowRoot.querySelector('h1')?.textContent.trim() ?? ''
     return [heading === '' ? 'no heading' : '', document.title.includes(heading) ? '' : 'title of the page'].filter(Boolean)`,
  ),
]

/** Where a problem is said: at the top with a link to its control, and again beside the control in the same words (A05). */
export const errorCheck: PageCheck = check(
  'A05 error summary',
  { width: 1280 },
  `const root = service.shadowRoot
   const links = [...root.querySelectorAll('.summary a')]
   const white = (text) => text.trim().replace(/\\s+/g, ' ')
   const said = [...root.querySelectorAll('.field p.error, .field .error, p.error')].map((one) => white(one.textContent))
   const isSaidAgain = (link) => said.some((text) => text !== '' && white(link.textContent).endsWith(text))
   const invalid = root.querySelectorAll('[aria-invalid="true"]')
   const isDescribed = (one) => (one.getAttribute('aria-describedby') ?? one.closest('[aria-describedby]')?.getAttribute('aria-describedby') ?? '').split(' ').some((id) => root.getElementById(id))
   return [
     links.length === 0 ? 'no link' : '',
     root.activeElement?.closest('.summary') ? '' : 'focus is elsewhere',
     ...links.filter((link) => !isSaidAgain(link)).map(() => 'not said at its control'),
     ...[...invalid].filter((one) => !isDescribed(one)).map(nameOf),
   ].filter(Boolean)`,
)
