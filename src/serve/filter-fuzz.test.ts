import fc from 'fast-check'
import { Compile } from 'typebox/compile'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { Comparison, PairComparison, Similar } from '../contract/index.ts'
import { type Fixture, startFixture } from './testing/fixture-server.ts'

/** 10,000 with VITRINE_FUZZ=10000: about a minute. */
const RUNS = Number(process.env.VITRINE_FUZZ ?? 250)

let fixture: Fixture
beforeAll(async () => {
  fixture = await startFixture()
})
afterAll(() => fixture.close())

const ROUTES = {
  compare: Compile(Comparison),
  'compare/pair': Compile(PairComparison),
  similar: Compile(Similar),
} as const

const column = fc.oneof(
  fc.constantFrom('AMT_CREDIT', 'AMT_ANNUITY', 'NAME_CONTRACT_TYPE', 'payment_share', 'job', 'outside_score'),
  fc.constantFrom(
    'CODE_GENDER',
    'TARGET',
    'SK_ID_CURR',
    '__proto__',
    'constructor',
    'a.AMT_CREDIT',
    'amt_credit',
    '',
  ),
  fc.string({ maxLength: 12 }),
)
const bound = fc.oneof(
  fc.integer({ min: -10_000, max: 20_000 }).map(String),
  fc.double().map(String),
  fc.constantFrom('', 'NaN', 'Infinity', '-Infinity', '1e999', '-0', '0x10', ' ', '1,000', '5e-324', '..'),
)
const value = fc.oneof(
  fc.constantFrom(
    'Cash loans',
    'driver',
    'cook',
    'missing',
    "' or 1=1 --",
    '"; drop table scores; --',
    '%',
    '%zz',
    '?',
    '$1',
    '|',
    '',
  ),
  fc.string({ maxLength: 10, unit: 'binary' }),
)
const part = fc.oneof(
  fc.tuple(column, bound, bound).map(([name, low, high]) => `${name}:${low}..${high}`),
  fc
    .tuple(column, fc.array(value, { minLength: 1, maxLength: 4 }), fc.boolean())
    .map(([name, values, encoded]) => `${name}:${values.map(encoded ? safeEncoded : String).join('|')}`),
  column.map((name) => `${name}:missing`),
  fc.string({ maxLength: 30, unit: 'binary' }),
)
const text = fc.oneof(
  fc.array(part, { maxLength: 4 }).map((parts) => parts.join(';')),
  fc.array(part, { minLength: 15, maxLength: 40 }).map((parts) => parts.join(';')),
)
const item = fc.oneof(fc.constantFrom('AMT_CREDIT', 'job', 'payment_share', 'NAME_CONTRACT_TYPE'), column)
const query = fc.record({
  filter: text,
  group: fc.constantFrom('custom', 'custom', 'custom', 'all', 'similar', 'everyone'),
  rest: fc.oneof(
    fc.array(item, { maxLength: 14 }).map((items) => ({ items: items.join(',') })),
    fc.constantFrom('outcome', 'decision', 'score', 'effects', 'NaN').map((by) => ({ by })),
    fc.tuple(item, item).map(([x, y]) => ({ x, y })),
  ),
})

/** A lone surrogate has no encoding. */
function safeEncoded(one: string): string {
  return encodeURIComponent(one.replace(/\p{Surrogate}/gu, ''))
}

it('answers any filter with a value as the contract says, or a refusal of the request: never a failure of ours', async () => {
  const seen = new Map<number, number>()
  let call = 0
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...(Object.keys(ROUTES) as (keyof typeof ROUTES)[])),
      query,
      async (route, { filter, group, rest }) => {
        call++
        const parameters = Object.entries({ filter, group, ...rest })
        const search = parameters.map(([name, one]) => `${name}=${safeEncoded(one)}`).join('&')
        const answer = await fixture.as('nantes', {
          url: `/v1/applications/100001/${route}?${search}`,
          // A sender of its own, since many requests of one are refused.
          remoteAddress: `10.${call >> 16}.${(call >> 8) & 255}.${call & 255}`,
        })
        seen.set(answer.statusCode, (seen.get(answer.statusCode) ?? 0) + 1)
        if (answer.statusCode === 200) {
          // A number that is none would leave as null.
          expect([...ROUTES[route].Errors(answer.json())]).toEqual([])
        } else {
          expect([answer.statusCode, answer.body]).toEqual([
            400,
            expect.stringMatching(/E_(FILTER|COLUMN_UNKNOWN|REQUEST)/),
          ])
        }
      },
    ),
    { numRuns: RUNS },
  )
  // Neither side is empty, or nothing was tried.
  expect(seen.get(200)).toBeGreaterThan(RUNS / 20)
  expect(seen.get(400)).toBeGreaterThan(RUNS / 20)
  const [row] = await fixture.bank.query('select count(*) as n from scores')
  expect(row!.n).toBe(62)
}, 1_800_000)
