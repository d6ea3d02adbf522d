import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Session } from '../contract/index.ts'
import { giveSession, takeSession } from './session-cookie.ts'

/** How an answer leaves: headers, cookies, status. */
export type Reply<R> = (answer: R, request: FastifyRequest, reply: FastifyReply) => unknown

/** An answer about a person, or for one reader: no cache keeps it. */
export const personal: Reply<unknown> = (answer, _request, reply) => {
  reply.header('cache-control', 'no-store')
  return reply.send(answer)
}

/** An answer that names nobody; may be checked again by its tag. */
export const open: Reply<unknown> = (answer, _request, reply) => {
  reply.header('cache-control', 'no-cache')
  return reply.send(answer)
}

export const signedIn: Reply<{ readonly token: string; readonly session: Session }> = (
  { token, session },
  request,
  reply,
) => {
  giveSession(request, reply, token)
  return personal(session, request, reply)
}

export const signedOut: Reply<void> = (_answer, request, reply) => {
  takeSession(request, reply)
  reply.code(204).header('cache-control', 'no-store')
  return reply.send()
}
