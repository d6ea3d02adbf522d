import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify'
import type { HttpProblem } from '../contract/index.ts'
import { VitrineError } from '../errors/index.ts'

/** Every code that a request can bring about, with its status. Any other error is a defect of ours: 500. */
export const STATUS: Readonly<Record<string, number>> = {
  E_REQUEST: 400,
  E_FILTER: 400,
  E_COLUMN_UNKNOWN: 400,
  E_ITEM_UNKNOWN: 404,
  E_CURSOR: 400,
  E_EDIT: 400,
  E_FACT: 400,
  E_LINE: 400,
  E_FACT_MISSING: 400,
  E_FACT_RANGE: 400,
  E_IDEMPOTENCY_REUSED: 422,
  E_SIGN_IN: 401,
  E_PASSWORD: 401,
  E_INVITATION: 401,
  E_KEY: 401,
  E_PASSWORD_SHORT: 400,
  E_PASSWORD_COMMON: 400,
  E_ACCOUNT_UNKNOWN: 404,
  E_ACCOUNT_EXISTS: 409,
  E_ACCOUNT_ORGANISATION: 409,
  E_ACCOUNT_SELF: 409,
  E_ACCOUNT_MACHINE: 409,
  E_MACHINE_UNKNOWN: 404,
  E_SCOPE: 403,
  E_ROLE: 403,
  E_GROUP_CUSTOM: 403,
  E_CROSS_SITE: 403,
  E_APPLICATION_UNKNOWN: 404,
  E_TABLE_UNKNOWN: 404,
  E_MODEL_UNKNOWN: 404,
  E_RECORD_UNKNOWN: 404,
  E_NOT_FOUND: 404,
  E_METHOD: 405,
  E_FILE_CHANGED: 409,
  E_FILE_DECIDED: 409,
  E_OWN_VIEW_FIRST: 409,
  E_OVERRIDE_REASON: 400,
  E_NO_SECOND_AWAITED: 409,
  E_SAME_PERSON: 409,
  E_NO_REVIEW: 409,
  E_NO_REVIEW_ASKED: 409,
  E_NO_DISPUTE: 409,
  E_DISPUTE_OPEN: 409,
  E_LETTER_HELD: 409,
  E_LETTER_CHARACTER: 409,
  E_LETTER_PAGE: 409,
  E_BODY_TOO_LARGE: 413,
  E_BODY_TYPE: 415,
  E_ERASED: 410,
  E_BODY_ENCODING: 415,
  E_TOO_MANY: 429,
  E_STOPPED: 503,
  E_BUSY: 503,
  E_STORE_LOST: 503,
}

/** Fastify's own refusals, in our words. */
const FROM_STATUS: Readonly<Record<number, readonly [code: string, title: string]>> = {
  400: ['E_REQUEST', 'The request cannot be read.'],
  404: ['E_NOT_FOUND', 'There is nothing at this address.'],
  405: ['E_METHOD', 'This address does not take this method.'],
  413: ['E_BODY_TOO_LARGE', 'The request is too large.'],
  414: ['E_REQUEST', 'The address is too long.'],
  415: ['E_BODY_TYPE', 'The body must be JSON.'],
  429: ['E_TOO_MANY', 'Too many requests; wait a little.'],
  431: ['E_REQUEST', 'The headers are too long.'],
  503: ['E_BUSY', 'The service is busy; try again in a moment.'],
}

/** After an answer that the service is busy, stopped or without its store. */
export const RETRY_SECONDS = 2

const DEFECT = { status: 500, code: 'E_DEFECT', title: 'Something went wrong on our side.' }

/** The problem document for anything thrown. Never holds a stack, a path or another person's data. */
export function problemOf(error: unknown, requestId: string): HttpProblem {
  if (error instanceof VitrineError) {
    const status = STATUS[error.code]
    if (status === undefined) return document(DEFECT, requestId)
    const { code, what, got, expected, remedy } = error
    return { ...document({ status, code, title: what }, requestId), got, expected, remedy }
  }
  const { statusCode, validation } = error as Partial<FastifyError>
  if (validation !== undefined) {
    const first = validation[0]
    return {
      ...document({ status: 400, code: 'E_REQUEST', title: 'The request is not as expected.' }, requestId),
      got: first?.instancePath || 'the whole part',
      expected: first?.message ?? 'another value',
      remedy: 'See /openapi.json for what this address takes.',
    }
  }
  const known = FROM_STATUS[statusCode ?? 500]
  if (known === undefined) return document(DEFECT, requestId)
  return document({ status: statusCode ?? 500, code: known[0], title: known[1] }, requestId)
}

function document(
  { status, code, title }: { status: number; code: string; title: string },
  requestId: string,
): HttpProblem {
  return { type: `/errors/${code}`, title, status, code, requestId }
}

export function sendProblem(error: unknown, request: FastifyRequest, reply: FastifyReply): void {
  const problem = problemOf(error, request.id)
  // A defect is logged whole, for us; a refusal by its code alone, because its words may name a person.
  if (problem.status === 503 && !reply.hasHeader('retry-after')) reply.header('retry-after', RETRY_SECONDS)
  if (problem.status >= 500) request.log.error({ err: error }, problem.code)
  if (problem.status === 401) reply.header('www-authenticate', 'Bearer realm="vitrine"')
  reply
    .code(problem.status)
    .header('cache-control', 'no-store')
    .type('application/problem+json')
    .serializer(JSON.stringify)
    .send(problem)
}
