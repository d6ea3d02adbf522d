import type { FastifyReply, FastifyRequest } from 'fastify'

const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[::1\])(:\d+)?$/

/** On this machine browsers come without TLS; anywhere else the cookie only travels encrypted. */
function isSecure(request: FastifyRequest): boolean {
  return !LOOPBACK.test(request.headers.host ?? '')
}

/** The `__Host-` prefix makes browsers refuse the cookie from subdomains and without TLS. */
function cookieName(request: FastifyRequest): string {
  return isSecure(request) ? '__Host-vitrine' : 'vitrine'
}

function attributes(request: FastifyRequest) {
  return { path: '/', httpOnly: true, sameSite: 'strict', secure: isSecure(request) } as const
}

export function sessionToken(request: FastifyRequest): string | undefined {
  return request.cookies[cookieName(request)]
}

/** A cookie without a date: it ends with the browser, the store ends the session earlier. */
export function giveSession(request: FastifyRequest, reply: FastifyReply, token: string): void {
  reply.setCookie(cookieName(request), token, attributes(request))
}

/** Lax, because the organisation's page leads back here; it proves nothing but which browser began. */
const ATTEMPT_SECONDS = 600

function attemptCookie(request: FastifyRequest): string {
  return `${cookieName(request)}-attempt`
}

export function attemptToken(request: FastifyRequest): string | undefined {
  return request.cookies[attemptCookie(request)]
}

/** @param token undefined takes it away */
export function keepAttempt(request: FastifyRequest, reply: FastifyReply, token: string | undefined): void {
  const how = { ...attributes(request), sameSite: 'lax' } as const
  if (token === undefined) reply.clearCookie(attemptCookie(request), how)
  else reply.setCookie(attemptCookie(request), token, { ...how, maxAge: ATTEMPT_SECONDS })
}

export function takeSession(request: FastifyRequest, reply: FastifyReply): void {
  reply.clearCookie(cookieName(request), attributes(request))
}
