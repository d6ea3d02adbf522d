import { type DestinationStream, type Logger, pino } from 'pino'

/** Paths that would hold a person's data or a secret if a line ever carried them. */
const PRIVATE = [
  'req.headers',
  'req.url',
  'req.remoteAddress',
  'headers',
  'cookies',
  'body',
  'query',
  'password',
  'token',
  'displayName',
  'name',
  '*.password',
  '*.token',
  '*.displayName',
  '*.cookie',
  '*.authorization',
]

/**
 * The service's log: one JSON object a line, without personal data.
 * @param level pino's levels, `info` for one line per request
 */
export function createLogger(level: string, stream?: DestinationStream): Logger {
  return pino({ level, base: null, redact: { paths: PRIVATE, remove: true } }, stream)
}
