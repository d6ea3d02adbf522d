import fc from 'fast-check'
import { Compile } from 'typebox/compile'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { homeCredit } from '../lenders/home-credit/index.ts'
import { CurveAnswer, PlansAnswer, WhatIfAnswer, type WhatIfForm } from '../src/contract/index.ts'
import { type Fixture, startFixture } from '../src/serve/testing/fixture-server.ts'
import { createAccount, openSession } from '../src/store/index.ts'
import { type Bank, openBank } from '../src/workspace/index.ts'

/**
 * Random requests about what might be: each gets a value or a refusal that says why, whatever stands in it.
 * `VITRINE_FUZZ_RUNS` sets how many of each kind (10,000 before a release), `VITRINE_FUZZ_BANK` a data directory whose
 * trained bank answers instead of the small one in memory.
 */
const RUNS = Number(process.env.VITRINE_FUZZ_RUNS ?? 150)
const DATA_DIR = process.env.VITRINE_FUZZ_BANK
/** The small bank runs a statement for every value that is scored: hundreds a plan, dozens a curve. */
const LONG_RUNS = DATA_DIR === undefined ? Math.ceil(RUNS / 6) : RUNS
const TIME_MS = 60_000 + RUNS * 400

let trained: Bank | undefined
let fixture: Fixture
let cookie: string
let ids: number[]
let editable: WhatIfForm['editable']

beforeAll(async () => {
  if (DATA_DIR !== undefined) trained = await openBank({ dataDir: DATA_DIR, lender: homeCredit })
  fixture = await startFixture(trained === undefined ? {} : { bank: trained, lender: homeCredit })
  const bank = trained ?? fixture.bank
  const rows = await bank.query('select SK_ID_CURR as ID from application order by hash(SK_ID_CURR) limit 40')
  ids = rows.map((row) => Number(row.ID))
  const now = Date.UTC(2026, 11, 1, 12)
  const { id } = await createAccount(
    fixture.store,
    {
      name: 'fuzz',
      displayName: 'Fuzz',
      role: 'customer',
      branch: null,
      password: 'a long password',
      personId: null,
      applicationIds: ids,
    },
    now,
  )
  cookie = await openSession(fixture.store, id, now)
  editable = (await ask(ids[0]!, 'what-if')).body.editable
}, TIME_MS)
afterAll(async () => {
  await fixture.close()
  await trained?.close()
})

interface Asked {
  readonly status: number
  readonly body: WhatIfForm & { readonly code?: string }
}

/** Each request from an address of its own: nothing here is about how many one place may send. */
let asked = 0

async function ask(id: number, path: string, payload?: unknown, patience = 10): Promise<Asked> {
  asked++
  const answer = await fixture.server.inject({
    remoteAddress: `10.${asked >> 16}.${(asked >> 8) & 255}.${asked & 255}`,
    url: `/v1/applications/${id}/${path}`,
    method: payload === undefined ? 'GET' : 'POST',
    cookies: { vitrine: cookie },
    headers: { host: 'localhost:8080' },
    ...(payload === undefined ? {} : { payload: payload as object }),
  })
  // A machine that stood still makes the service ask for a moment; that says nothing about the request.
  if (answer.statusCode === 503 && patience > 0) {
    await new Promise((resolve) => setTimeout(resolve, 1000))
    return ask(id, path, payload, patience - 1)
  }
  return { status: answer.statusCode, body: answer.json() }
}

const numbers = fc.oneof(
  fc.double(),
  fc.integer({ min: -30_000, max: 5_000_000 }),
  fc.constantFrom(0, -0, 1e308, 5e-324, 1e-35, 365_243, Number.MAX_SAFE_INTEGER),
)
const anything = fc.oneof(
  { weight: 6, arbitrary: numbers },
  { weight: 2, arbitrary: fc.constant(null) },
  fc.string({ maxLength: 30 }),
  fc.constantFrom('Cash loans', 'missing', '', '0', true, [], {}),
)
/** Mostly a column of the form with a value within its bounds, so that most requests are scored. */
const edit = () =>
  fc.oneof(
    {
      weight: 5,
      arbitrary: fc.constantFrom(...editable).chain(({ column, bounds, values, whole }) => {
        const inside =
          bounds === null
            ? fc.constantFrom(...values.map(({ value }) => value))
            : whole
              ? fc.integer(bounds)
              : fc.double({ ...bounds, noNaN: true })
        return fc.tuple(
          fc.constant(column),
          fc.oneof({ weight: 8, arbitrary: inside }, { weight: 1, arbitrary: anything }),
        )
      }),
    },
    {
      weight: 1,
      arbitrary: fc.tuple(
        fc.oneof(
          fc.string({ maxLength: 120 }),
          fc.constantFrom('__proto__', 'CODE_GENDER', 'SK_ID_CURR', 'TARGET'),
        ),
        anything,
      ),
    },
  )
const application = () => fc.constantFrom(...ids)

/** The answer is of its schema (JSON writes NaN as null, which no number of a schema takes), or a refusal with words. */
function expectAnswer({ status, body }: Asked, schema: ReturnType<typeof Compile>): boolean {
  if (status === 200) {
    expect([...schema.Errors(body)]).toEqual([])
    return true
  }
  expect([status, typeof body.code, body.code === 'E_DEFECT']).toEqual([400, 'string', false])
  return false
}

/** Enough of the runs must be answered, or they show nothing. */
async function fuzz<T>(
  runs: number,
  kind: fc.Arbitrary<T>,
  isAnswered: (value: T) => Promise<boolean>,
): Promise<void> {
  let answered = 0
  await fc.assert(
    fc.asyncProperty(kind, async (value) => {
      if (await isAnswered(value)) answered++
    }),
    { numRuns: runs, seed: 11 },
  )
  expect(answered).toBeGreaterThan(runs / 10)
}

it(
  'what-ifs',
  async () => {
    const schema = Compile(WhatIfAnswer)
    const edits = fc.array(edit(), { maxLength: 5 }).map((list) => Object.fromEntries(list))
    await fuzz(RUNS, fc.tuple(application(), edits), async ([id, given]) =>
      expectAnswer(await ask(id, 'what-if', { edits: given }), schema),
    )
  },
  TIME_MS,
)

it(
  'wishes for plans',
  async () => {
    const schema = Compile(PlansAnswer)
    const willing = fc.oneof(
      { weight: 8, arbitrary: fc.constantFrom('easy', 'hard', 'cannot') },
      { weight: 1, arbitrary: fc.string({ maxLength: 8 }) },
    )
    const wishes = fc.record(
      {
        amount: willing,
        longer: willing,
        shorter: willing,
        wait: willing,
        mostPayment: fc.oneof(
          { weight: 4, arbitrary: fc.integer({ min: 1, max: 100_000 }).map(String) },
          { weight: 1, arbitrary: anything.map(String) },
        ),
      },
      { requiredKeys: [] },
    )
    await fuzz(LONG_RUNS, fc.tuple(application(), wishes), async ([id, given]) =>
      expectAnswer(await ask(id, `plans?${new URLSearchParams(given)}`), schema),
    )
  },
  TIME_MS,
)

it(
  'curves',
  async () => {
    const schema = Compile(CurveAnswer)
    const along = fc.oneof(
      { weight: 4, arbitrary: fc.constantFrom(...editable.map(({ column }) => column)) },
      { weight: 1, arbitrary: fc.string({ maxLength: 120 }) },
    )
    await fuzz(LONG_RUNS, fc.tuple(application(), along), async ([id, column]) =>
      expectAnswer(await ask(id, `what-if/curve?${new URLSearchParams({ along: column })}`), schema),
    )
  },
  TIME_MS,
)
