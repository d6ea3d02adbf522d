import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { withMonthlyRate } from './monthly-rate.ts'

interface Loan {
  readonly payment: number | null
  readonly amount: number | null
  readonly term: number | null
}

let instance: DuckDBInstance
let connection: DuckDBConnection

beforeAll(async () => {
  instance = await DuckDBInstance.create(':memory:', { threads: '1' })
  connection = await instance.connect()
})
afterAll(() => {
  connection.closeSync()
  instance.closeSync()
})

/** Rates of many loans by the SQL of the catalogue. */
async function rates(loans: readonly Loan[]): Promise<readonly (number | null)[]> {
  const number = (value: number | null) => (value === null ? 'null' : value.toExponential())
  const rows = loans.map(
    ({ payment, amount, term }, index) =>
      `(${index}, ${number(payment)}, ${number(amount)}, ${number(term)})`,
  )
  const sql = withMonthlyRate(`select 1 as SK_ID_CURR, t.k0 as SK_ID_PREV, cast(t.k1 as double) as PAYMENT,
    cast(t.k2 as double) as AMOUNT, cast(t.k3 as double) as TERM, 0 as IS_OPEN, 1 as RECENCY
    from (values ${rows.join(', ')}) t (k0, k1, k2, k3)`)
  const read = await connection.runAndReadAll(`select RATE from (${sql}) order by SK_ID_PREV`)
  return read.getRows().map(([rate]) => rate as number | null)
}

const rate = async (payment: number | null, amount: number | null, term: number | null) =>
  (await rates([{ payment, amount, term }]))[0]

/** The definition: r = (A/C)·((1+r)^n − 1)/(1+r)^n from 0.9, 500 times. */
function fixedPoint(payment: number, amount: number, term: number): number {
  let r = 0.9
  for (let i = 0; i < 500; i++) r = (payment / amount) * (1 - (1 + r) ** -term)
  return r
}

/** The solution above 0 by halving, which needs no start and always arrives; `expm1` keeps the digits of small rates. */
function byHalving(payment: number, amount: number, term: number): number {
  if (term * payment <= amount) return 0
  let [low, high] = [0, payment / amount]
  for (let i = 0; i < 200; i++) {
    const middle = (low + high) / 2
    if (middle * amount < -payment * Math.expm1(-term * Math.log1p(middle))) low = middle
    else high = middle
  }
  return (low + high) / 2
}

it('finds 10 % where one payment of 110 pays back 100, and 2 % where 12 of 9.4559... do', async () => {
  expect(await rate(110, 100, 1)).toBeCloseTo(0.1, 12)
  // 100 · 0.02 / (1 − 1.02^−12) = 9.45595966...
  expect(await rate(2 / (1 - 1.02 ** -12), 100, 12)).toBeCloseTo(0.02, 12)
})

it('is 0 where no more is repaid than was lent: 10 payments of 10 for 100, or of 9', async () => {
  expect(await rate(10, 100, 10)).toBe(0)
  expect(await rate(9, 100, 10)).toBe(0)
})

it('is missing where an input is missing, 0 or below', async () => {
  for (const bad of [null, 0, -5]) {
    expect(await rate(bad, 100, 10), `payment ${bad}`).toBeNull()
    expect(await rate(10, bad, 10), `amount ${bad}`).toBeNull()
    expect(await rate(10, 100, bad), `term ${bad}`).toBeNull()
  }
})

it('is missing where the payments are no whole number, or too many for a loan', async () => {
  expect(await rate(10, 100, 12.5)).toBeNull()
  expect(await rate(10, 100, 1024)).toBeNull()
  expect(await rate(1, 100, 1023)).toBeCloseTo(byHalving(1, 100, 1023), 12)
})

const term = fc.integer({ min: 1, max: 1023 })
const amount = fc.double({ min: 0.01, max: 1e8, noNaN: true })

const nearTo = (oracle: typeof fixedPoint, repaid: fc.Arbitrary<number>) =>
  fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(term, amount, repaid), { minLength: 1, maxLength: 600, size: 'max' }),
      async (cases) => {
        const loans = cases.map(([n, c, x]) => ({ payment: (x * c) / n, amount: c, term: n }))
        const got = await rates(loans)
        for (const [index, loan] of loans.entries()) {
          const wanted = oracle(loan.payment, loan.amount, loan.term)
          expect(Math.abs(got[index]! - wanted), JSON.stringify(loan)).toBeLessThan(1e-9)
        }
      },
    ),
    { numRuns: 20 },
  )

it('is the fixed point that 500 steps reach, within 1e-9, where 1.05 to 50 times the loan is repaid', () =>
  nearTo(fixedPoint, fc.double({ min: 1.05, max: 50, noNaN: true })))

it('is the solution by halving, within 1e-9, also where 500 steps have not arrived', () =>
  nearTo(
    byHalving,
    fc.oneof(
      fc.double({ min: 1, max: 1.05, noNaN: true }),
      fc.double({ min: -12, max: -1, noNaN: true }).map((power) => 1 + 10 ** power),
      fc.double({ min: 1, max: 50, noNaN: true }),
    ),
  ))
