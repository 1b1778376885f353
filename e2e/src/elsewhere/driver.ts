// What a journey needs of a browser that is driven by WebDriver (W3C), whatever way the commands travel.

/** A reference to an element, as WebDriver writes it. */
export type ElementReference = { readonly 'element-6066-11e4-a52e-4f735466cecf': string }

/** The key of a reference. */
export const elementKey = 'element-6066-11e4-a52e-4f735466cecf'

/** A browser with one window. Elements are those that a script gave. */
export type Driver = {
  readonly name: string
  readonly open: (url: string) => Promise<void>
  /** Runs the body of a function in the page or frame. */
  readonly run: (body: string, ...given: readonly unknown[]) => Promise<unknown>
  /** Goes into a frame, or back to the page. */
  readonly enter: (frame: ElementReference | null) => Promise<void>
  readonly click: (element: ElementReference) => Promise<void>
  /** Types; into a file input the paths of files. */
  readonly type: (element: ElementReference, text: string) => Promise<void>
  readonly close: () => Promise<void>
}

/** Why there is no such browser here. */
export class MissingBrowserError extends Error {}
