const rootOf = ({ currentTarget }: Event) => (currentTarget as Node).getRootNode() as ShadowRoot

/** Moves the focus to a control once what the click changed is shown: the button that was clicked may be gone by then. */
export function focusControl(event: Event, id: string): void {
  const root = rootOf(event)
  setTimeout(() => root.getElementById(id)?.focus())
}

/** Moves the focus to the heading once what the click changed is shown. */
export function focusHeading(event: Event): void {
  const root = rootOf(event)
  setTimeout(() => root.querySelector('h1')?.focus())
}
