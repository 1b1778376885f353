/** Moves the focus to a control once what the click changed is shown: the button that was clicked may be gone by then. */
export function focusControl({ currentTarget }: Event, id: string): void {
  const root = (currentTarget as Node).getRootNode() as ShadowRoot
  setTimeout(() => root.getElementById(id)?.focus())
}
