/**
 * Tells what gets the focus, so that the page around can be scrolled to it. Not under a pressed pointer, whose click would miss.
 * @param form the element with the form. Its root is listened to: from there focus events get out only when the focus comes from outside
 */
export function whenFocused({ shadowRoot }: Element, tell: (focused: HTMLElement) => void): void {
  let isPressed = false
  shadowRoot?.addEventListener('pointerdown', () => {
    isPressed = true
  })
  for (const end of ['pointerup', 'pointercancel']) {
    addEventListener(end, () => {
      isPressed = false
    })
  }
  shadowRoot?.addEventListener('focusin', (event) => {
    if (!isPressed && event.target instanceof HTMLElement) tell(event.target)
  })
}
