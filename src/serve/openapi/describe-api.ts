import { LINES } from '../replies.ts'
import type { RouteSchema } from '../route-schema.ts'
import { linesOf, operationId } from './describe-route.ts'
import { EXAMPLES, type Example, PROBLEM_EXAMPLES } from './examples.ts'
import { FRENCH } from './french.ts'
import { nameSchemas } from './name-schemas.ts'

interface Media {
  schema?: unknown
  example?: unknown
}
interface Operation {
  readonly operationId?: string
  /** The summary in French. */
  'x-summary-fr'?: string
  parameters?: { in: string; name: string; example?: unknown }[]
  requestBody?: { content: Record<string, Media>; required?: boolean; description?: string }
  responses: Record<string, { $ref?: string; description?: string; content?: Record<string, Media> }>
}
/** What the framework made of the routes: OpenAPI 3.1. */
export interface Description {
  paths?: Record<string, Record<string, Operation>>
  components?: Record<string, unknown>
}

const PROBLEM = 'application/problem+json'

/**
 * The description as it is told: with an example of every request and answer, every schema that has a name told once,
 * and the refusals, which are the same everywhere, told once.
 */
export function describeApi<D extends Description>(made: D, routes: readonly RouteSchema[]): D {
  const responses: Record<string, unknown> = {}
  const withLines = new Map(routes.map((route) => [operationId(route), route.lines?.body]))
  for (const operation of Object.values(made.paths ?? {}).flatMap((path) => Object.values(path))) {
    const line = withLines.get(operation.operationId ?? '')
    // Lines are not checked by the framework, which therefore says nothing of them.
    if (line !== undefined)
      operation.requestBody = {
        required: true,
        description: 'One application a line.',
        content: { [LINES]: { schema: linesOf(line) } },
      }
    const french = FRENCH[operation.operationId ?? '']
    if (french !== undefined) operation['x-summary-fr'] = french
    addExamples(operation, EXAMPLES[operation.operationId ?? ''] ?? {})
    for (const [status, response] of Object.entries(operation.responses)) {
      const problem = response.content?.[PROBLEM]
      if (problem === undefined) continue
      const [name, example] =
        status === '503' ? ['Busy', PROBLEM_EXAMPLES.stopped] : ['Refused', PROBLEM_EXAMPLES.unknown]
      responses[name] = { ...response, content: { [PROBLEM]: { ...problem, example } } }
      operation.responses[status] = { $ref: `#/components/responses/${name}` }
    }
  }
  const { named, schemas } = nameSchemas({ paths: made.paths, responses })
  const { paths, responses: refused } = named as { paths: D['paths']; responses: object }
  return { ...made, paths, components: { ...made.components, schemas, responses: refused } }
}

function addExamples(operation: Operation, example: Example): void {
  const given = { path: example.params, query: example.query, header: example.headers }
  for (const parameter of operation.parameters ?? []) {
    const value = given[parameter.in as keyof typeof given]?.[parameter.name]
    if (value !== undefined) parameter.example = value
  }
  for (const media of Object.values(operation.requestBody?.content ?? {}))
    if (example.body !== undefined) media.example = example.body
  for (const [type, media] of Object.entries(operation.responses[200]?.content ?? {}))
    if (example.answer !== undefined && type !== PROBLEM) media.example = example.answer
}
