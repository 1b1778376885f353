const framesShown = 8

/** What of an error may be logged: its name, a code, where it happened. Its message may quote input (PostgreSQL's do). */
export function describeError(error: unknown): { [key: string]: unknown } {
  if (!(error instanceof Error)) return { name: typeof error }
  const { code, constraint, table } = error as { code?: unknown; constraint?: unknown; table?: unknown }
  const frames = (error.stack ?? '')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => /^at .+:\d+:\d+\)?$/.test(line)) // "at keep (file:///app/server/src/x.ts:10:5)"
  return {
    name: error.name,
    ...(code !== undefined && { code: String(code) }),
    ...(constraint !== undefined && { constraint: String(constraint) }),
    ...(table !== undefined && { table: String(table) }),
    at: frames.slice(0, framesShown),
    ...(error.cause !== undefined && { cause: describeError(error.cause) }),
  }
}
