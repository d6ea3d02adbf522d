import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { createRandom } from '../random/index.ts'
import {
  CsvTable,
  choice,
  latentFactors,
  logistic,
  normalShare,
  quantileFunction,
  systematicOutcomes,
} from './index.ts'

async function written(
  fill: (table: CsvTable) => Promise<void> | void,
  header = ['A'],
  window?: number,
): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'synth-'))
  try {
    const path = join(folder, 'table.csv')
    const shuffle = window === undefined ? {} : { shuffleRows: { window, random: createRandom(3) } }
    const table = await CsvTable.create({ path, header, ...shuffle })
    try {
      await fill(table)
    } catch (error) {
      await table.abandon()
      throw error
    }
    await table.close()
    return readFileSync(path, 'utf8')
  } finally {
    rmSync(folder, { recursive: true })
  }
}

it('writes 135000 as the decimal 135000.0, a missing number as an empty cell, and quotes a comma', async () => {
  const text = await written(
    (table) => {
      table.integer(-7)
      table.decimal(135000)
      table.decimal(-0.125, 3)
      table.decimal(Number.NaN)
      table.text('Stone, brick')
      table.text('Élodie "Lo"')
      table.endRow()
    },
    ['A', 'B', 'C', 'D', 'E', 'F'],
  )
  expect(text).toBe('A,B,C,D,E,F\n-7,135000.0,-0.125,,"Stone, brick","Élodie ""Lo"""\n')
})

it('writes every number with at most six decimals so that reading it gives the number back', async () => {
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: -1e9, max: 1e9 }), async (millionths) => {
      const text = await written((table) => {
        table.decimal(millionths / 1e6, 6)
        table.endRow()
      })
      expect(Number(text.split('\n')[1])).toBe(millionths === 0 ? 0 : millionths / 1e6)
    }),
    { numRuns: 60 },
  )
})

it('refuses a row with 1 cell in a table of 2 columns', async () => {
  await expect(
    written(
      (table) => {
        table.integer(1)
        table.endRow()
      },
      ['A', 'B'],
    ),
  ).rejects.toThrow('row of 1 cells in a table of 2 columns')
})

it('mixes rows within the window of 100 and loses none', async () => {
  const text = await written(
    async (table) => {
      for (let k = 0; k < 250; k++) {
        table.integer(k)
        table.endRow()
        if (table.full) await table.flush()
      }
    },
    ['A'],
    100,
  )
  const rows = text.trim().split('\n').slice(1).map(Number)
  expect([...rows].sort((a, b) => a - b)).toEqual(Array.from({ length: 250 }, (_, k) => k))
  expect(rows.slice(0, 100).every((row) => row < 100)).toBe(true)
  expect(rows.slice(0, 100)).not.toEqual(Array.from({ length: 100 }, (_, k) => k))
})

it('chooses b for draws from 0.25 on when a weighs 1 and b weighs 3', () => {
  const ab = choice({ a: 1, b: 3 })
  expect([0, 0.2499, 0.25, 0.9999].map(ab.pick)).toEqual(['a', 'a', 'b', 'b'])
})

it('goes linearly between quantiles: half way from 10 to 30 is 20', () => {
  const quantile = quantileFunction([
    [0, 0],
    [0.5, 10],
    [1, 30],
  ])
  expect([0, 0.25, 0.75, 1].map(quantile)).toEqual([0, 5, 20, 30])
})

it('knows that 97.5 % of a normal lie below 1.959964 and that log-odds 0 is one half', () => {
  expect(normalShare(1.959964)).toBeCloseTo(0.975, 6)
  expect(normalShare(-1.959964)).toBeCloseTo(0.025, 6)
  expect(logistic(0)).toBe(0.5)
})

it('draws factors with the correlation asked for, -0.6 within 0.03 over 10,000 draws', () => {
  const draw = latentFactors(['a', 'b'], { 'b a': -0.6 })
  const random = createRandom(5)
  const out = new Float64Array(2)
  let product = 0
  for (let k = 0; k < 10_000; k++) {
    draw(random, out)
    product += out[0]! * out[1]!
  }
  expect(Math.abs(product / 10_000 + 0.6)).toBeLessThan(0.03)
})

it('refuses correlations that contradict one another', () => {
  expect(() => latentFactors(['a', 'b', 'c'], { 'b a': 0.9, 'c a': 0.9, 'c b': -0.9 })).toThrow('contradict')
})

it('keeps the number of systematic outcomes within one of the sum of their probabilities', () => {
  fc.assert(
    fc.property(
      fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 200 }),
      fc.double({ min: 0, max: 0.999, noNaN: true }),
      (probabilities, start) => {
        const draw = systematicOutcomes(start)
        const yes = probabilities.filter((probability) => draw(probability)).length
        const sum = probabilities.reduce((a, b) => a + b, 0)
        expect(Math.abs(yes - sum)).toBeLessThan(1 + 1e-9)
      },
    ),
  )
})
