import { Validator } from '@seriousme/openapi-schema-validator'
import { Value } from 'typebox/value'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { HttpProblem, ScoredLine } from '../../contract/index.ts'
import { ROUTES } from '../routes/index.ts'
import { type Fixture, startFixture } from '../testing/fixture-server.ts'
import type { Description } from './describe-api.ts'
import { operationId } from './describe-route.ts'
import { EXAMPLES, PROBLEM_EXAMPLES } from './examples.ts'

type Node = Record<string, unknown>
type Told = Required<Description> & { readonly openapi: string }
let fixture: Fixture
let told: Told
beforeAll(async () => {
  fixture = await startFixture()
  told = (await fixture.as(null, '/openapi.json')).json()
})
afterAll(() => fixture.close())

const operations = () => Object.values(told.paths).flatMap((path) => Object.values(path))
const schemas = ROUTES.map(({ schema }) => schema)

/** What a reference stands for, references within it resolved too. */
function whole(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(whole)
  if (typeof value !== 'object' || value === null) return value
  if ('$ref' in value) {
    const path = String(value.$ref).replace('#/', '').split('/')
    return whole(path.reduce<unknown>((part, name) => (part as Node)[name], told))
  }
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, whole(one)]))
}

/** As the framework tells it: columns of any name are `additionalProperties`. */
function asJson(schema: unknown): unknown {
  const text = JSON.stringify(schema)
  return JSON.parse(text, (_key, value) => {
    const any = value?.patternProperties?.['^.*$']
    if (any === undefined) return value
    const { patternProperties: _, ...rest } = value
    return { ...rest, additionalProperties: any }
  })
}

it('is a valid OpenAPI 3.1 description of every route', async () => {
  const validator = new Validator()
  const { valid, errors } = await validator.validate(structuredClone(told) as never)
  expect([valid, errors, validator.version]).toEqual([true, undefined, '3.1'])
  const ids = operations().map((one) => one.operationId)
  expect(ids.sort()).toEqual(schemas.map(operationId).sort())
  expect(new Set(ids).size).toBe(ROUTES.length)
})

it('tells each named schema once, and nothing else than the contract says', () => {
  for (const name of ['ApplicationHeader', 'NewApplicationBody', 'DecisionAnswer'])
    expect(JSON.stringify(told)).toContain(`"$ref":"#/components/schemas/${name}"`)
  for (const { method, url, answer, body } of schemas) {
    const path = url.replace(/:(\w+)/g, '{$1}')
    const operation = told.paths[path]![method.toLowerCase()]!
    const asTold = whole(operation) as typeof operation
    if (answer !== undefined && url !== '/openapi.json')
      expect(asTold.responses[200]!.content!['application/json']!.schema, url).toEqual(asJson(answer))
    if (body !== undefined)
      expect(asTold.requestBody!.content['application/json']!.schema, url).toEqual(asJson(body))
    expect(asTold.responses['4XX']!.content, url).toHaveProperty(['application/problem+json'])
  }
})

it('has an example of every body, answer and place in a path, each as the contract has it', () => {
  for (const schema of schemas) {
    const id = operationId(schema)
    const example = EXAMPLES[id] ?? {}
    if (schema.params !== undefined) expect(Value.Errors(schema.params, example.params), id).toEqual([])
    if (schema.body !== undefined) expect(Value.Errors(schema.body, example.body), id).toEqual([])
    if (schema.answer !== undefined && id !== 'getOpenapiJson')
      expect(Value.Errors(schema.answer, example.answer), id).toEqual([])
    if (schema.headers !== undefined) expect(Value.Errors(schema.headers, example.headers), id).toEqual([])
    if (example.query !== undefined) expect(Value.Errors(schema.query!, example.query), id).toEqual([])
  }
  const known = new Set(schemas.map(operationId))
  expect(Object.keys(EXAMPLES).filter((id) => !known.has(id))).toEqual([])
  for (const one of Object.values(PROBLEM_EXAMPLES)) expect(Value.Errors(HttpProblem, one)).toEqual([])
})

it('says what every operation is for in both languages', () => {
  const unsaid = operations().filter((one) => one['x-summary-fr'] === undefined)
  expect(unsaid.map((one) => one.operationId)).toEqual([])
})

it('has lines as examples that are lines of the contract', () => {
  const { lines } = schemas.find((one) => one.lines !== undefined)!
  const { body, answer } = EXAMPLES.postApplicationsScoreLines!
  const parsed = (text: unknown) =>
    String(text)
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line))
  for (const line of parsed(body)) expect(Value.Errors(lines!.body, line)).toEqual([])
  for (const line of parsed(answer)) expect(Value.Errors(ScoredLine, line)).toEqual([])
  expect(parsed(answer).map((line) => Object.keys(line))).toEqual([
    ['line', 'answer'],
    ['line', 'problem'],
  ])
  const operation = whole(told.paths['/v1/applications/score-lines']!.post) as Node
  expect(operation.requestBody).toMatchObject({
    required: true,
    content: { 'application/x-ndjson': { schema: { type: 'string' }, example: body } },
  })
})

it('puts the examples where a reader looks for them', () => {
  const decision = told.paths['/v1/applications/{applicationId}/decision']!.get!
  const { params, answer } = EXAMPLES.getApplicationsDecision!
  expect(decision.parameters).toMatchObject([{ name: 'applicationId', example: params!.applicationId }])
  expect(decision.responses[200]!.content!['application/json']!.example).toEqual(answer)
  expect(answer).toMatchObject({ outcome: 'declined', sumCheck: { holds: true } })
  expect(JSON.stringify(EXAMPLES)).not.toMatch(/"key":"(?!vitrine_EXAMPLE)|"password":"(?!correct horse)/)
})
