import { DuckDBInstance } from '@duckdb/node-api'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import {
  atLeast,
  countIf,
  decayedMean,
  decayedMeanOfMoney,
  exactMean,
  exactSampleSd,
  exactSum,
  exactSumOrMissing,
  flag,
  largestOf,
  ratio,
  shareOf,
  smallestOf,
  wholeMean,
  wholeSampleSd,
  wholeSumOrMissing,
} from './feature-sql.ts'

/** Value of an expression over rows (x double, d double, s varchar). */
async function over(rows: readonly string[], expression: string): Promise<unknown> {
  const instance = await DuckDBInstance.create(':memory:', { threads: '2' })
  const connection = await instance.connect()
  try {
    await connection.run('create table t (x double, d double, s varchar)')
    if (rows.length > 0) await connection.run(`insert into t values ${rows.map((r) => `(${r})`).join(', ')}`)
    return (await connection.runAndReadAll(`select ${expression} from t`)).getRows()[0]?.[0] ?? null
  } finally {
    connection.closeSync()
    instance.closeSync()
  }
}

it('adds 0.1 ten times to exactly 1, which doubles do not', async () => {
  const rows = Array.from({ length: 10 }, () => "0.1e0, 0, 'a'")
  expect(await over(rows, exactSum('x'))).toBe(1)
  expect(rows.reduce((sum) => sum + 0.1, 0)).not.toBe(1)
})

it('gives one sum whatever the order of the rows', async () => {
  const amounts = fc.array(fc.integer({ min: -(10 ** 14), max: 10 ** 14 }), { minLength: 2, maxLength: 40 })
  await fc.assert(
    fc.asyncProperty(amounts, async (cents) => {
      const rows = cents.map((one) => `${one / 1e4}e0, 0, 'a'`)
      expect(await over(rows, exactSum('x'))).toBe(await over(rows.slice().reverse(), exactSum('x')))
    }),
    { numRuns: 15 },
  )
})

it('counts a missing term as 0 in a sum, and says missing when every term is and that matters', async () => {
  const missing = ["null, 0, 'a'", "null, 0, 'b'"]
  expect(await over(missing, exactSum('x'))).toBe(0)
  expect(await over(missing, exactSumOrMissing('x'))).toBeNull()
  expect(await over([...missing, "3, 0, 'c'"], exactSumOrMissing('x'))).toBe(3)
})

it('takes the mean of the present values: (1 + 2) / 2 beside one missing', async () => {
  expect(await over(["1, 0, 'a'", "2, 0, 'a'", "null, 0, 'a'"], exactMean('x'))).toBe(1.5)
})

it('takes the sample deviation of 1, 2, 3, 4 as √(5/3), of one value as missing, of equal ones as 0', async () => {
  const four = [1, 2, 3, 4].map((x) => `${x}, 0, 'a'`)
  expect(await over(four, exactSampleSd('x'))).toBeCloseTo(Math.sqrt(5 / 3), 12)
  expect(await over(four.slice(0, 1), exactSampleSd('x'))).toBeNull()
  expect(await over(["7, 0, 'a'", "7, 0, 'a'"], exactSampleSd('x'))).toBe(0)
})

it('adds whole numbers to the same bits in any order, and as the exact decimals do', async () => {
  const days = fc.array(fc.integer({ min: -36_500, max: 36_500 }), { minLength: 2, maxLength: 40 })
  const pairs = [
    [wholeSumOrMissing('x'), exactSumOrMissing('x')],
    [wholeMean('x'), exactMean('x')],
    [wholeSampleSd('x'), exactSampleSd('x')],
  ] as const
  await fc.assert(
    fc.asyncProperty(days, async (all) => {
      const rows = all.map((one) => `${one}, 0, 'a'`)
      for (const [whole, decimals] of pairs) {
        const value = await over(rows, whole)
        expect(value).toBe(await over(rows.slice().reverse(), whole))
        expect(value).toBe(await over(rows, decimals))
      }
    }),
    { numRuns: 3 },
  )
})

it('has no sum and no mean of whole numbers where every one is missing', async () => {
  const missing = ["null, 0, 'a'", "null, 0, 'b'"]
  expect(await over(missing, wholeSumOrMissing('x'))).toBeNull()
  expect(await over(missing, wholeMean('x'))).toBeNull()
  expect(await over([...missing, "3, 0, 'c'"], wholeMean('x'))).toBe(3)
})

it('says missing for a ratio over 0', async () => {
  expect(await over(["1, 0, 'a'"], `max(${ratio('x', 'd')})`)).toBeNull()
})

it('counts 0 where no row qualifies, and has no share of an empty part', async () => {
  const rows = ["1, 0, 'a'", "2, 0, 'b'"]
  expect(await over(rows, countIf("s = 'c'"))).toBe(0n)
  expect(await over(rows, shareOf('x > 1', "s = 'c'"))).toBeNull()
  expect(await over(rows, shareOf('x > 1', 'x > 0'))).toBe(0.5)
})

it('weights a value of 365 days ago by 1/e: (1·1 + e⁻¹·0) / (1 + e⁻¹)', async () => {
  const rows = ["1, 0, 'a'", "0, -365, 'a'", "null, -100, 'a'"]
  expect(await over(rows, decayedMean('x', 'd', 365))).toBeCloseTo(1 / (1 + Math.exp(-1)), 9)
})

it('keeps a missing value missing below a floor', async () => {
  expect(await over(["-3, 0, 'a'"], `max(${atLeast('x', '0e0')})`)).toBe(0)
  expect(await over(["null, 0, 'a'"], `max(${atLeast('x', '0e0')})`)).toBeNull()
})

it('tells yes, no and unknown apart in a flag', async () => {
  expect(await over(["1, 0, 'Y'"], `max(${flag("s = 'Y'")})`)).toBe(1)
  expect(await over(["1, 0, 'N'"], `max(${flag("s = 'Y'")})`)).toBe(0)
  expect(await over(['1, 0, null'], `max(${flag("s = 'Y'")})`)).toBeNull()
})

it('finds the extremes of the values that are present', async () => {
  const cell = fc.option(fc.integer({ min: -3, max: 3 }), { nil: null })
  await fc.assert(
    fc.asyncProperty(fc.tuple(cell, cell), async ([x, d]) => {
      const present = [x, d].filter((one): one is number => one !== null)
      const rows = [`${x}, ${d}, 'a'`]
      const expected = present.length === 0 ? null : Math.min(...present)
      expect(await over(rows, `max(${smallestOf(['x', 'd'])})`)).toBe(expected)
      expect(await over(rows, `max(${largestOf(['x', 'd'])})`)).toBe(
        expected === null ? null : Math.max(...present),
      )
    }),
    { numRuns: 15 },
  )
})

it('counts a term too large for an amount as missing, so that it cannot stop the others', async () => {
  const rows = ["1, 0, 'a'", "1e12, 0, 'a'", "-1e300, 0, 'a'", "'inf', 0, 'a'", "3, 0, 'a'"]
  expect(await over(rows, exactSum('x'))).toBe(4)
  expect(await over(rows, exactMean('x'))).toBe(2)
  expect(await over(rows, exactSampleSd('x'))).toBeCloseTo(Math.SQRT2, 12)
  expect(await over(rows, decayedMean('x', 'd', 1))).toBe(2)
  expect(await over(rows, decayedMeanOfMoney('x', 'd', 1))).toBe(2)
  // A whole number whose square leaves its type.
  expect(await over(["50000, 0, 'a'", "50002, 0, 'a'"], exactSampleSd('cast(x as integer)'))).toBeCloseTo(
    Math.SQRT2,
    6,
  )
})

it('weighs amounts by their age: 1,000,000 now and 2,000,000 one span ago', async () => {
  const e = Math.exp(-1)
  const mean = await over(
    ["1000000, 0, 'a'", "2000000, -1, 'a'", "null, 0, 'a'"],
    decayedMeanOfMoney('x', 'd', 1),
  )
  expect(mean).toBeCloseTo((1e6 + 2e6 * e) / (1 + e), 5)
})
