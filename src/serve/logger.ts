import { type DestinationStream, type Logger, pino } from 'pino'
import { VitrineError } from '../errors/index.ts'

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
  const serializers = { err: errorLine }
  return pino({ level, base: null, redact: { paths: PRIVATE, remove: true }, serializers }, stream)
}

/**
 * Where it happened and what kind it is. The words of an error may repeat what somebody typed or what a row holds, so
 * only those that are written in the source are kept.
 */
function errorLine(error: unknown) {
  if (!(error instanceof Error)) return { type: typeof error }
  const { code } = error as { readonly code?: unknown }
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line))
  return {
    type: error.name,
    ...(typeof code === 'string' && { code }),
    ...(error instanceof VitrineError && { what: error.what }),
    at: frames.map((line) => line.trim().slice(3)),
    ...(error.cause !== undefined && { cause: causeOf(error.cause) }),
  }
}

const causeOf = (cause: unknown): string => (cause instanceof Error ? cause.name : typeof cause)
