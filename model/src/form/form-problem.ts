/** What is wrong with a form: a code, and the id, key or path where. */
export type FormProblem = { readonly code: string; readonly at: string }

/** The names that are there more than once. */
export function twice(code: string, names: readonly string[]): FormProblem[] {
  const seen = new Set<string>()
  return names.filter((name) => seen.size === seen.add(name).size).map((at) => ({ code, at }))
}
