import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { plantedMatrix } from '../../../test/planted-matrix.ts'
import { gatherRows } from '../../matrix/index.ts'
import {
  binMatrix,
  type Calibrator,
  calibrate,
  ensembleOfShapes,
  TreeScorer,
  trainAdditive,
  writeScoreSql,
} from '../index.ts'

const planted = plantedMatrix(1500, 3)
const { columns } = planted.matrix
const rows = gatherRows(planted.matrix)
// What training never saw: an unknown category, infinities, a row of nothing, a category without a code.
const odd = [
  [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 0, -0, 11, 2],
  [Number.NaN, Number.NaN, Number.NaN, Number.NaN, Number.NaN, Number.NaN],
]
const all = Float64Array.from([...rows, ...odd.flat()])
const nRows = all.length / columns.length
let connection: DuckDBConnection

beforeAll(async () => {
  connection = await (await DuckDBInstance.create(':memory:', { threads: '1' })).connect()
  const types = columns.map(({ id, kind }) => `"${id}" ${kind === 'number' ? 'double' : 'varchar'}`)
  await connection.run(`create table features (id integer, ${types.join(', ')})`)
  const appender = await connection.createAppender('features')
  for (let row = 0; row < nRows; row++) {
    appender.appendInteger(row)
    for (const [c, spec] of columns.entries()) {
      const value = all[row * columns.length + c]!
      // Every second missing number is NaN, the others null.
      if (Number.isNaN(value) && (spec.kind === 'category' || row % 2 === 0)) appender.appendNull()
      else if (spec.kind === 'category') appender.appendVarchar(spec.categories[value]!)
      else appender.appendDouble(value)
    }
    appender.endRow()
  }
  appender.closeSync()
})
afterAll(() => connection.closeSync())

const CALIBRATORS: readonly Calibrator[] = [
  { kind: 'platt', slope: 1.3, intercept: -0.2 },
  { kind: 'beta', a: 0.9, b: 1.4, c: 0.1 },
  { kind: 'isotonic', scores: [-3, -1.5, -1, 0.5], pds: [0.02, 0.05, 0.05, 0.6] },
]

it.each(CALIBRATORS)(
  'gives the scores and PDs of 1,502 rows within 1e-9 in DuckDB, calibrated by $kind',
  async (calibrator) => {
    for (const pairs of [0, 3]) {
      const params = { rounds: 60, bags: 1, learningRate: 0.1, minDataPerGroup: 30, pairs, pairRounds: 20 }
      const model = await trainAdditive(await binMatrix(planted.matrix), planted.target, params)
      const sql = writeScoreSql(model, { from: 'features', keep: ['id'], calibrator })
      const answer = await connection.runAndReadAll(`${sql} order by id`)
      expect(answer.columnNames()).toEqual(['id', 'raw_score', 'pd'])
      const found = answer.getRows() as unknown as [number, number, number][]
      expect(found).toHaveLength(nRows)
      for (const [row, score] of new TreeScorer(ensembleOfShapes(model)).rawScores(all).entries()) {
        expect(Math.abs(found[row]![1] - score)).toBeLessThan(1e-9)
        expect(Math.abs(found[row]![2] - calibrate(calibrator, score))).toBeLessThan(1e-9)
      }
    }
  },
)

it('writes shapes as cases with exact doubles, names and texts quoted, a pair nested', async () => {
  const none = new Int32Array(0)
  const amount = { column: 0, cuts: Float64Array.of(-0.1, 2e30), codes: none }
  const kind = { column: 1, cuts: new Float64Array(0), codes: Int32Array.of(1) }
  const sql = writeScoreSql(
    {
      family: 'additive',
      columns: [
        { id: 'am"ount', kind: 'number' },
        { id: 'kind', kind: 'category', categories: ['a', "it's"] },
      ],
      base: -2,
      nRows: 10,
      shapes: [
        { axes: [amount], values: Float64Array.of(1, 2, 3, 0.1), rows: new Float64Array(4) },
        {
          axes: [kind, { ...amount, cuts: new Float64Array(0) }],
          values: Float64Array.of(5, 6, 7, 8),
          rows: new Float64Array(4),
        },
      ],
    },
    { from: 'bank.features', keep: [], calibrator: { kind: 'platt', slope: 1, intercept: -1 } },
  )
  expect(sql.split('\n').map((line) => line.trim())).toEqual([
    'with sums as (',
    'select',
    `case when "am""ount" <= (-0.1e0) then 2e0 when "am""ount" <= 2e30 then 3e0 when "am""ount" <= cast('Infinity' as double) then 0.1e0 else 1e0 end`,
    '+',
    `case when "kind" = 'it''s' then case when "am""ount" <= cast('Infinity' as double) then 8e0 else 7e0 end else case when "am""ount" <= cast('Infinity' as double) then 6e0 else 5e0 end end`,
    'as sum_1',
    'from bank.features',
    '),',
    'scores as (',
    'select (-2e0) + sum_1 as raw_score,',
    '2e0 - sum_1 as negated_score',
    'from sums',
    ')',
    'select raw_score, 1e0 / (1e0 + exp(-(1e0 * (-negated_score) + (-1e0)))) as pd',
    'from scores',
  ])
})

it('puts as many cells into a sum as an engine can compile, and a larger shape alone', () => {
  const shape = (cells: number) => ({
    axes: [
      { column: 0, cuts: Float64Array.from({ length: cells - 2 }, (_, cut) => cut), codes: new Int32Array() },
    ] as const,
    values: new Float64Array(cells),
    rows: new Float64Array(cells),
  })
  const sql = writeScoreSql(
    {
      family: 'additive',
      columns: [{ id: 'amount', kind: 'number' }],
      base: 0,
      nRows: 1,
      shapes: [100, 100, 100, 50, 900, 50].map(shape),
    },
    { from: 'features', keep: [], calibrator: { kind: 'platt', slope: 1, intercept: 0 } },
  )
  const sums = sql
    .split('from features')[0]!
    .split(/as sum_\d/)
    .slice(0, -1)
  expect(sums.map((sum) => sum.match(/case /g)!.length)).toEqual([3, 1, 1, 1])
})
