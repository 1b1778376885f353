/**
 * Makes what waits until no pointer is pressed on an element. Leaving a text field by pressing a radio button fires the field's change between press and
 * release: what appears or vanishes then moves the radio button away, and the click goes astray.
 */
export function createCalm(element: HTMLElement) {
  const waiting: (() => void)[] = []
  let isPressed = false
  // The click follows the release; after it the page may move.
  const release = () =>
    setTimeout(() => {
      isPressed = false
      for (const action of waiting.splice(0)) action()
    })
  const press = () => {
    isPressed = true
    const ended = new AbortController()
    for (const end of ['pointerup', 'pointercancel']) {
      addEventListener(
        end,
        () => {
          ended.abort()
          release()
        },
        { capture: true, signal: ended.signal },
      )
    }
  }
  element.addEventListener('pointerdown', press, true)
  return {
    /** Runs now, or after the press that is going on. */
    when: (action: () => void) => void (isPressed ? waiting.push(action) : action()),
  }
}
