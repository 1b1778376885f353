/**
 * Writes JSON. Libraries of 2008 taught arrays, strings and dates to write themselves (`toJSON`), and JSON.stringify asks them: in a page that has
 * such a library an application would be quoted twice.
 */
export function toJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(toJson)}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null'
  const members = Object.entries(value).filter(([, member]) => member !== undefined)
  return `{${members.map(([name, member]) => `${JSON.stringify(name)}:${toJson(member)}`)}}`
}
