import type { IncomingMessage } from 'node:http'
import { answerClientError } from './client-errors.ts'

/** Closes the connection of a request whose body has not arrived in this time; lines that flow have a rule of their own. */
export function limitBody(raw: IncomingMessage, mostMs: number): void {
  const { headers } = raw
  if (headers['content-length'] === undefined && headers['transfer-encoding'] === undefined) return
  const timer = setTimeout(() => {
    if (raw.complete) return
    answerClientError(Object.assign(new Error(), { code: 'ERR_HTTP_REQUEST_TIMEOUT' }), raw.socket)
  }, mostMs)
  timer.unref()
  raw.once('end', () => clearTimeout(timer)).once('close', () => clearTimeout(timer))
}
