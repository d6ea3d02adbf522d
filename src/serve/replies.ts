import { Readable } from 'node:stream'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Session } from '../contract/index.ts'
import { sha256 } from '../hash/index.ts'
import type { SealedLetter } from '../letter/index.ts'
import type { Led } from './organisation/organisation-sign-in.ts'
import { giveSession, keepAttempt, takeSession } from './session-cookie.ts'

/** How an answer leaves: headers, cookies, status. */
export type Reply<R> = (answer: R, request: FastifyRequest, reply: FastifyReply) => unknown

/** An answer about a person, or for one reader: no cache keeps it. */
export const personal: Reply<unknown> = (answer, _request, reply) => {
  reply.header('cache-control', 'no-store')
  return reply.send(answer)
}

/** The same, where it was written as JSON already. */
export const personalText: Reply<string> = (answer, _request, reply) => {
  reply.header('cache-control', 'no-store').type('application/json; charset=utf-8')
  return reply.send(answer)
}

/** What a load balancer asks: 503 keeps new work away. */
export const readyOrNot: Reply<{ readonly ready: boolean }> = (answer, _request, reply) => {
  reply.code(answer.ready ? 200 : 503).header('cache-control', 'no-store')
  return reply.send(answer)
}

/** A letter as a document: shown in the browser, kept by no cache. */
export const letterDocument: Reply<SealedLetter> = ({ applicationId, letter, pdf }, _request, reply) => {
  const name = `${letter.kind}-${applicationId}-${letter.language}.pdf`
  reply.header('cache-control', 'no-store').header('content-disposition', `inline; filename="${name}"`)
  return reply.type('application/pdf').send(Buffer.from(pdf))
}

/** An answer that names nobody; a browser may keep it and ask by its tag whether it still holds. */
export const open: Reply<unknown> = (answer, request, reply) => {
  const body = JSON.stringify(answer)
  const tag = `"${sha256(body).slice(0, 32)}"`
  reply.header('cache-control', 'no-cache').header('etag', tag)
  const known = request.headers['if-none-match']?.split(',').map((one) => one.trim().replace(/^W\//, ''))
  if (known?.includes(tag)) return reply.code(304).send()
  return reply.type('application/json; charset=utf-8').send(body)
}

export const signedIn: Reply<{ readonly token: string; readonly session: Session }> = (
  { token, session },
  request,
  reply,
) => {
  giveSession(request, reply, token)
  return personal(session, request, reply)
}

/** Leads the browser to another page; the attempt to sign in is kept while it lasts, and no longer. */
export const led: Reply<Led> = ({ to, attempt, token }, request, reply) => {
  keepAttempt(request, reply, attempt)
  if (token !== undefined) giveSession(request, reply, token)
  reply.header('cache-control', 'no-store')
  return reply.redirect(to, 302)
}

/** Nothing to tell. */
export const done: Reply<void> = (_answer, _request, reply) => {
  reply.code(204).header('cache-control', 'no-store')
  return reply.send()
}

export const signedOut: Reply<void> = (answer, request, reply) => {
  takeSession(request, reply)
  return done(answer, request, reply)
}

/** Media type of lines of JSON. */
export const LINES = 'application/x-ndjson'

/** Lines as they are made; no more are made than are taken, and none once the client has gone. */
export const lines: Reply<AsyncGenerator<string>> = (answer, _request, reply) => {
  reply.header('cache-control', 'no-store').type(LINES)
  return reply.send(Readable.from(answer, { objectMode: false }))
}
