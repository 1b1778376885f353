import { type DestinationStream, type Logger, pino } from 'pino'
import { describeError } from './describe-error.ts'

/** The process's log. Only ids, codes, counts and times go in: never an answer, a name, a code of a person, a URL. */
export type Log = Logger

/** Errors are described without their messages, and requests not at all, whoever logs them. */
const serializers = { error: describeError, err: describeError, req: () => undefined, res: () => undefined }

const formatters = { level: (label: string) => ({ level: label }) }

/** Makes the log: one JSON line per event on standard output, or on the given stream. */
export function createLog(level: string, stream?: DestinationStream): Log {
  return pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime, formatters, serializers }, stream)
}
