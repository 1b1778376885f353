// What axe cannot decide by itself, looked at by a person: each line says what it is about and why it is right.

/** A finding that was looked at. `at` matches the selector of the element. */
export type Triaged = { readonly rule: string; readonly at: RegExp; readonly reason: string }

/** Findings that are no problems. */
export const triaged: readonly Triaged[] = []

/** Was this finding looked at? */
export const isTriaged = (rule: string, selector: string): boolean => triaged.some((one) => one.rule === rule && one.at.test(selector))
