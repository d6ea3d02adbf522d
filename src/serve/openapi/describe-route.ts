import { HttpProblem, rolesFor, scopesFor } from '../../contract/index.ts'
import type { Access } from '../access.ts'
import { LINES } from '../replies.ts'
import type { RouteSchema } from '../route-schema.ts'

/** How a request proves who asks; the names of both stand in `SECURITY`. */
export const SECURITY_SCHEMES = {
  session: {
    type: 'apiKey',
    in: 'cookie',
    name: 'vitrine',
    description: 'Of a person who is signed in; `__Host-vitrine` wherever the service is reached over TLS.',
  },
  key: {
    type: 'http',
    scheme: 'bearer',
    description: 'Key of a machine, with the scopes that the operation names.',
  },
} as const

/** What of a route is checked by the server and told in its description. */
export function describeRoute(schema: RouteSchema, access: Access) {
  return {
    summary: schema.summary,
    operationId: operationId(schema),
    tags: [schema.url.split('/').find((part) => part !== '' && part !== 'v1') ?? 'pages'],
    security: securityOf(access),
    ...(schema.params && { params: schema.params }),
    ...(schema.query && { querystring: schema.query }),
    ...(schema.headers && { headers: schema.headers }),
    ...(schema.body && { body: schema.body }),
    ...(schema.lines && { consumes: [LINES], produces: [LINES] }),
    response: {
      ...answerOf(schema),
      ...(schema.method === 'GET' &&
        schema.answer && { 304: { type: 'null', description: 'As you have it.' } }),
      '4xx': problem('Refused: the request, the reader or the state of things.'),
      503: schema.vital ? notReady(schema) : problem('Busy, or new scores have been stopped.'),
    },
  }
}

/** `getApplicationsDecision`, `getModelsByModelId`: the method, the words of the path and what the path ends with. */
export function operationId({ method, url }: Pick<RouteSchema, 'method' | 'url'>): string {
  const parts = url.split(/[/.-]/).filter((part) => part !== '' && part !== 'v1')
  const words = parts.filter((part) => !part.startsWith(':'))
  const last = parts.at(-1)
  if (last?.startsWith(':')) words.push('by', last.slice(1))
  return method.toLowerCase() + words.map((word) => word[0]!.toUpperCase() + word.slice(1)).join('')
}

function securityOf(access: Access): { readonly [scheme: string]: readonly string[] }[] {
  if (!('may' in access)) return []
  const scopes = scopesFor(access.may)
  const isForPeople = rolesFor(access.may).length > 0
  return [...(isForPeople ? [{ session: [] }] : []), ...(scopes.length > 0 ? [{ key: scopes }] : [])]
}

function answerOf({ answer, document, leads, lines }: RouteSchema) {
  if (lines !== undefined)
    return { 200: { description: 'One a line.', content: { [LINES]: { schema: linesOf(lines.answer) } } } }
  if (document !== undefined)
    return {
      200: {
        description: 'The document.',
        content: { [document]: { schema: { type: 'string', format: 'binary' } } },
      },
    }
  return answer === undefined ? { [leads ? 302 : 204]: { type: 'null' } } : { 200: answer }
}

/** Text of which every line is JSON of this schema. */
export function linesOf(schema: unknown) {
  return { type: 'string', contentMediaType: LINES, contentSchema: schema }
}

/** What says how the service is says it in the same words when it is not ready. */
function notReady({ answer }: RouteSchema) {
  return { description: 'Not ready.', content: { 'application/json': { schema: answer } } }
}

function problem(description: string) {
  return { description, content: { 'application/problem+json': { schema: HttpProblem } } }
}
