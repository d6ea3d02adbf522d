import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Static, TSchema } from 'typebox'
import { isAboutApplication } from '../contract/index.ts'
import { fail } from '../errors/index.ts'
import { POSTED_FROM } from '../record/index.ts'
import { type AboutApplication, type Access, can, type Reader } from './access.ts'
import type { Context } from './context.ts'
import { asCorrected, findOpenApplication, type OpenApplication } from './open-application.ts'
import { describeRoute } from './openapi/describe-route.ts'
import { findPostedApplication } from './posted-application.ts'
import { actorOf, recordView, subjectOf } from './put-on-record.ts'
import { requireReader } from './reader.ts'
import { LINES, type Reply } from './replies.ts'
import type { RouteSchema } from './route-schema.ts'
import { refuseCrossSite } from './same-origin.ts'

type Part<S, K extends string> =
  S extends Readonly<Record<K, infer T extends TSchema>> ? Static<T> : undefined

/** What a route's call gets: the parts of the request as its schema types them, and what its rule grants. */
export type Input<S extends RouteSchema, A extends Access> = {
  readonly params: Part<S, 'params'>
  readonly query: Part<S, 'query'>
  readonly headers: Part<S, 'headers'>
  readonly body: Part<S, 'body'>
  readonly now: number
  readonly request: FastifyRequest
} & (A extends AboutApplication
  ? { readonly reader: Reader; readonly application: OpenApplication }
  : A extends { readonly who: 'anyone' }
    ? { readonly reader: null }
    : { readonly reader: Reader })

export interface Route {
  readonly schema: RouteSchema
  readonly access: Access
  register(server: FastifyInstance, context: Context): void
}

/** One route in four lines: what it takes and gives, who may call it, what is called, how it is sent. */
export function route<const S extends RouteSchema, const A extends Access, R>(definition: {
  readonly schema: S
  readonly access: A
  readonly call: (input: Input<S, A>, context: Context) => R
  readonly reply: Reply<Awaited<R>>
}): Route {
  const { schema, access, call, reply } = definition
  return {
    schema,
    access,
    register(server, context) {
      const define = (instance: FastifyInstance) =>
        instance.route({
          method: schema.method,
          url: schema.url,
          schema: describeRoute(schema, access),
          ...(schema.mostBytes && { bodyLimit: schema.mostBytes }),
          config: {
            access,
            ...(schema.lines && { flows: true }),
            ...(schema.vital && { rateLimit: false, pressureHandler: () => undefined }),
            ...(schema.perMinute && { rateLimit: { max: schema.perMinute, timeWindow: '1 minute' } }),
          },
          // Before anything of the request is read: who asks, and from where.
          async onRequest(request) {
            if (schema.method !== 'GET') refuseCrossSite(request)
            if ('may' in access) request.reader = await requireReader(request, access.may, context)
          },
          async handler(request, response) {
            const granted = await grant(request, access, context)
            const input = {
              params: request.params,
              query: request.query,
              headers: request.headers,
              body: request.body,
              now: context.clock(),
              request,
              ...granted,
            } as unknown as Input<S, A>
            const answer = (await call(input, seenFrom(granted, context))) as Awaited<R>
            if ('application' in granted && granted.reader !== null && 'may' in access)
              await recordView(granted.application, granted.reader, access.may, answer, request.id, context)
            return await reply(answer, request, response as FastifyReply)
          },
        })
      if (schema.lines === undefined) define(server)
      else takeLines(server, define)
    },
  }
}

/** The application is looked up through the reader's right to it; what may not be seen does not exist. */
async function grant(request: FastifyRequest, access: Access, context: Context) {
  const { reader } = request
  if (reader === null || !('may' in access) || !isAboutApplication(access.may)) return { reader }
  const { applicationId } = request.params as { applicationId: number }
  const isPosted = applicationId > POSTED_FROM
  const find = isPosted ? findPostedApplication : findOpenApplication
  const application = await find(applicationId, reader, context)
  // The query holds the right; the one rule of the service is asked again for what came back.
  if (application === undefined || !can(reader, access.may, objectOf(application, context))) {
    fail('E_APPLICATION_UNKNOWN', {
      what: 'There is no such application.',
      got: String(applicationId),
      expected: 'the number of an application that you may open',
      remedy: 'Check the number, or search for the customer.',
    })
  }
  const corrected = (await context.files.notes()).get(applicationId)?.edits ?? {}
  const decided = await context.scores.ensure(
    subjectOf(application),
    actorOf(reader),
    access.may,
    corrected,
    application.posted,
  )
  return {
    reader,
    application: { ...asCorrected(application, corrected, context), ...(decided && { decided }) },
  }
}

/** Everything is answered from a bank in which the application stands. */
function seenFrom(
  granted: { readonly application?: OpenApplication | undefined },
  context: Context,
): Context {
  const posted = granted.application?.posted
  return posted === undefined ? context : { ...context, bank: posted.bank }
}

function objectOf({ header, personId }: OpenApplication, { hasBranches }: Context) {
  return { applicationId: header.applicationId, branch: header.branch, personId, hasBranches }
}

/** Within, bodies are lines of JSON and handed on as they come; nothing else is taken. */
function takeLines(server: FastifyInstance, define: (instance: FastifyInstance) => unknown): void {
  server.register(async (within) => {
    within.removeAllContentTypeParsers()
    within.addContentTypeParser(LINES, async (_request: FastifyRequest, payload: unknown) => payload)
    define(within)
  })
}

declare module 'fastify' {
  interface FastifyRequest {
    /** Who is signed in; null on routes for anyone. */
    reader: Reader | null
  }
  interface FastifyContextConfig {
    access: Access
    /** Its body is lines that come for as long as they like. */
    flows?: boolean
  }
}
