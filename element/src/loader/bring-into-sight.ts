/** Room above what is brought into sight, for its label and hint, in pixels. */
const roomPx = 96

/** Is this kept in its place over the page, such as a sticky header or a cookie banner? It may be a part of such a thing. */
function keeper(element: Element | null): Element | undefined {
  for (let one = element; one; one = one.parentElement) if (/fixed|sticky/.test(getComputedStyle(one).position)) return one
  return undefined
}

/** How much of the window's upper edge is covered at this place. What covers half of the window is a dialog: nothing can be shown beside it. */
function coveredAbove(root: DocumentOrShadowRoot, x: number): number {
  let y = 0
  for (let over = keeper(root.elementFromPoint(x, y)); over && y < innerHeight / 2; over = keeper(root.elementFromPoint(x, y))) {
    const { bottom } = over.getBoundingClientRect()
    if (bottom <= y) break
    y = bottom
  }
  return y < innerHeight / 2 ? y : 0
}

/**
 * Scrolls the page, and whatever scrolls in it, so that a part of the form is in sight and under nothing that stays over the page.
 * Does nothing when all of the part is.
 */
export function bringIntoSight(host: Element, part: HTMLElement): void {
  const root = host.getRootNode() as Document | ShadowRoot
  const isInSight = () => {
    const { left, width, top, bottom } = part.getBoundingClientRect()
    return [top + 1, bottom - 1].every((y) => root.elementFromPoint(left + width / 2, y) === host)
  }
  // A header may stick to the window only once the page has been scrolled: then it is in the way at the second look.
  for (let looks = 0; looks < 3 && !isInSight(); looks += 1) {
    const { left, width } = part.getBoundingClientRect()
    part.style.scrollMarginBlockStart = `${coveredAbove(root, left + width / 2) + roomPx}px`
    part.scrollIntoView({ behavior: 'instant' })
  }
}
