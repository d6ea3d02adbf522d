import { randomUUID } from 'node:crypto'
import cookie from '@fastify/cookie'
import helmet from '@fastify/helmet'
import rateLimit from '@fastify/rate-limit'
import swagger from '@fastify/swagger'
import underPressure from '@fastify/under-pressure'
import Fastify, { type FastifyBaseLogger, type FastifyInstance, LogController } from 'fastify'
import { fail } from '../errors/index.ts'
import type { LetterSettingsFile } from '../letter/index.ts'
import { FileBook, type OversightSettings } from '../oversight/index.ts'
import type { DecisionRecord, StopSwitch } from '../record/index.ts'
import type { Store } from '../store/index.ts'
import {
  type Bank,
  type Dictionary,
  type Lender,
  type ListedModel,
  readDictionary,
} from '../workspace/index.ts'
import { branchesNamed } from './access.ts'
import { answerClientError } from './client-errors.ts'
import { createColumnBook } from './columns/column-book.ts'
import type { Context } from './context.ts'
import { buildFindIndex } from './find/find-index.ts'
import { limitBody } from './limit-body.ts'
import { type Description, describeApi } from './openapi/describe-api.ts'
import { SECURITY_SCHEMES } from './openapi/describe-route.ts'
import type { Metrics } from './operations/metrics.ts'
import { createReadiness } from './operations/readiness.ts'
import type { Organisation } from './organisation/organisation.ts'
import { RETRY_SECONDS, sendProblem } from './problems.ts'
import { refuseEncoded } from './refuse-encoded.ts'
import { ROUTES } from './routes/index.ts'
import { PostedScores } from './score/posted-scores.ts'
import { ScoresOnly } from './score/scores-only.ts'
import { scoreBook } from './score-book.ts'
import { SECURITY_HEADERS } from './security-headers.ts'
import { severalApplications } from './several-applications.ts'
import { servePages } from './static-pages.ts'
import { requestValidator } from './validator.ts'
import { createWords } from './words/words.ts'
import { WrongKeys } from './wrong-keys.ts'

export interface ServerOptions {
  readonly bank: Bank
  readonly store: Store
  /** Of this store. */
  readonly record: DecisionRecord
  readonly stop: StopSwitch
  readonly lender: Lender
  readonly oversight: OversightSettings
  /** Every stored model; without it none is listed. */
  readonly models?: () => Promise<readonly ListedModel[]>
  /** Built web application; without it only the API answers. */
  readonly webRoot?: string
  /** For letters; without them every letter is held. */
  readonly letterSettings?: LetterSettingsFile
  /** Milliseconds since 1970. */
  readonly clock: () => number
  readonly logger?: FastifyBaseLogger
  /** Sign-in of staff with their organisation. */
  readonly organisation?: Organisation
  readonly patience?: Patience
  /** Told of every answer. */
  readonly metrics?: Metrics
  readonly limits?: Limits
}

/** How much work the service takes on. */
export interface Limits {
  /** Of one address, over all routes that have no narrower limit. */
  readonly requestsPerMinute: number
  /** Of one machine, whatever its addresses. */
  readonly machineRequestsPerMinute: number
  /** Keys that open nothing, of one address; without a setting of its own. */
  readonly wrongKeysPerMinute: number
  /** Mean delay of the event loop in milliseconds from which requests are answered with 503. */
  readonly maxEventLoopDelayMs: number
  /** Addresses of the proxies whose word about the client is taken. */
  readonly trustProxy: readonly string[]
}

export const LIMITS: Limits = {
  requestsPerMinute: 1200,
  machineRequestsPerMinute: 120_000,
  wrongKeysPerMinute: 60,
  maxEventLoopDelayMs: 5000,
  trustProxy: [],
}

/** How long a client may take, in milliseconds, before its connection is closed. */
export interface Patience {
  /** For the headers of a request. */
  readonly headersMs: number
  /** For a whole request. */
  readonly requestMs: number
  /** How often both are looked at. */
  readonly lookMs: number
  /** For the next byte of lines that flow, in either direction. */
  readonly idleMs: number
}

const PATIENCE: Patience = { headersMs: 10_000, requestMs: 30_000, lookMs: 2000, idleMs: 60_000 }

/** The whole service, ready for `listen` or `inject`. Closing it closes neither bank, store nor record. */
export async function createServer(options: ServerOptions): Promise<FastifyInstance> {
  const { bank, lender, patience = PATIENCE, limits = LIMITS, metrics } = options
  const server = Fastify({
    ...(options.logger && { loggerInstance: options.logger }),
    // One line per answer is written below; the framework's own lines hold addresses and query strings.
    logController: new LogController({ disableRequestLogging: true }),
    genReqId: () => randomUUID(),
    trustProxy: limits.trustProxy.length > 0 ? [...limits.trustProxy] : false,
    bodyLimit: 64 * 1024,
    // Lines may flow for hours; every other body is limited below.
    requestTimeout: 0,
    http: { headersTimeout: patience.headersMs, connectionsCheckingInterval: patience.lookMs },
    routerOptions: { maxParamLength: 100 },
    clientErrorHandler: answerClientError,
    frameworkErrors: (error, request, reply) => sendProblem(error, request, reply),
  }) as FastifyInstance
  const words = await createWords(lender, bank.card)
  const closing = new AbortController()
  let warming: Promise<unknown> = Promise.resolve()
  let prepared = false
  const readiness = createReadiness(
    bank,
    options.record,
    () => prepared,
    (part, error) => server.log.error({ err: error, part }, 'a part of the service is not ready'),
  )
  let dictionary: Promise<Dictionary> | undefined
  let index: ReturnType<typeof buildFindIndex> | undefined
  let several: ReturnType<typeof severalApplications> | undefined
  const context: Context = {
    letterSettings: {},
    models: async () => [],
    ...options,
    scores: scoreBook(options),
    files: new FileBook(options.record),
    posted: new PostedScores({ ...options, words }),
    scoresOnly: new ScoresOnly({ ...options, words }),
    wrongKeys: new WrongKeys(limits.wrongKeysPerMinute),
    closing: closing.signal,
    idleMs: patience.idleMs,
    organisation: options.organisation ?? null,
    words,
    readiness,
    columns: createColumnBook(bank, lender, words),
    hasBranches: await branchesNamed(bank),
    dictionary: () => {
      dictionary ??= readDictionary(lender)
      return dictionary
    },
    find: () => {
      index ??= buildFindIndex(bank, options.oversight.greyBandPoints)
      return index
    },
    severalOf: () => {
      several ??= severalApplications(bank)
      return several
    },
  }
  refuseRoutesWithoutRule(server)
  server.setValidatorCompiler(requestValidator)
  // Answers are sent as they were hashed: no second description may reshape them.
  server.setSerializerCompiler(() => JSON.stringify)
  server.removeContentTypeParser('text/plain')
  server.setErrorHandler(sendProblem)
  server.decorateRequest('reader', null)
  server.addHook('onRequest', async (request, reply) => {
    reply.header('x-request-id', request.id)
    if (request.routeOptions.config?.flows !== true) limitBody(request.raw, patience.requestMs)
    refuseEncoded(request)
  })
  let draining = false
  server.decorate('drain', () => {
    draining = true
    readiness.drain()
  })
  server.addHook('onSend', async (_request, reply) => {
    // A connection that stays open after its last answer would hold the end up.
    if (draining) reply.header('connection', 'close')
  })
  server.addHook('onResponse', async (request, reply) => {
    metrics?.observeRequest(
      request.method,
      request.routeOptions.url ?? 'page',
      reply.statusCode,
      reply.elapsedTime,
    )
    request.log.info({
      method: request.method,
      route: request.routeOptions.url ?? 'page',
      status: reply.statusCode,
      milliseconds: Math.round(reply.elapsedTime),
      role: request.reader?.role,
    })
  })
  await server.register(helmet, SECURITY_HEADERS)
  await server.register(cookie)
  await server.register(underPressure, {
    maxEventLoopDelay: limits.maxEventLoopDelayMs,
    retryAfter: RETRY_SECONDS,
  })
  // Runs behind the rule of the route: who asks is known.
  await server.register(rateLimit, {
    max: ({ reader }) =>
      reader?.role === 'machine' ? limits.machineRequestsPerMinute : limits.requestsPerMinute,
    keyGenerator: ({ reader, ip }) => (reader?.role === 'machine' ? `machine ${reader.id}` : ip),
    timeWindow: '1 minute',
  })
  await server.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: { title: 'Vitrine', version: '1', description: lender.name },
      components: { securitySchemes: SECURITY_SCHEMES },
    },
    convertConstToEnum: false,
    transformObject: (made) =>
      describeApi(
        ('openapiObject' in made ? made.openapiObject : {}) as Description,
        ROUTES.map(({ schema }) => schema),
      ),
  })
  for (const route of ROUTES) route.register(server, context)
  await servePages(server, options.webRoot)
  server.addHook('onReady', async () => {
    warming = warmUp(context, server, closing.signal).then((done) => {
      prepared = done
    })
  })
  server.addHook('preClose', async () => closing.abort())
  // The bank may be closed as soon as the server is.
  server.addHook('onClose', () => warming)
  return server
}

/** Builds what the first explanations, searches and comparisons need, beside the first requests. @returns whether it could */
function warmUp(
  { bank, find, severalOf, columns, files }: Context,
  server: FastifyInstance,
  signal: AbortSignal,
): Promise<boolean> {
  return Promise.all([bank.prepare(signal), find(), severalOf(), columns.list(), files.notes()]).then(
    () => true,
    (error) => {
      server.log.error({ err: error }, 'what the first requests need could not be built')
      return false
    },
  )
}

declare module 'fastify' {
  interface FastifyInstance {
    /** Asks whoever spreads requests to send no more: `/readyz` says so from now on, everything else goes on. */
    drain(): void
  }
}

/** @throws E_ROUTE_RULE at registration, for any plugin's route too */
export function refuseRoutesWithoutRule(server: FastifyInstance): void {
  server.addHook('onRoute', (route) => {
    if (route.config?.access !== undefined) return
    fail('E_ROUTE_RULE', {
      what: 'A route says nothing about who may call it.',
      got: `${String(route.method)} ${route.url}`,
      expected: 'an access rule in its definition',
      remedy: 'Define the route with route() and an access.',
    })
  })
}
