import fc from 'fast-check'
import { expect, it } from 'vitest'
import { type ColumnSpec, MemoryMatrix } from '../../../matrix/index.ts'
import { createRandom, type Random } from '../../../random/index.ts'
import { writeLightgbmText } from '../../index.ts'
import { binMatrix } from '../bin-matrix.ts'
import { plainTrainTrees } from '../plain-train-trees.ts'
import { runTask } from '../run-task.ts'
import { trainingTask } from '../training-task.ts'
import { bytesPerRow } from './bytes-per-row.test-helper.ts'

const CATEGORIES = ['a', 'b', 'c', 'd', 'e']

/** What almost everybody has in a column, and what else there is. */
interface Shape {
  readonly kind: ColumnSpec['kind']
  readonly common: number
  other(random: Random): number
}

const missing = Number.NaN
const SHAPES: readonly Shape[] = [
  { kind: 'number', common: 0, other: () => 1 },
  {
    kind: 'number',
    common: 0,
    other: (random) => (random.uniform() < 0.3 ? missing : 1 + random.integer(9)),
  },
  { kind: 'number', common: missing, other: (random) => Math.round(random.normal() * 3) },
  { kind: 'number', common: 5, other: (random) => random.integer(11) },
  { kind: 'category', common: 0, other: (random) => 1 + random.integer(4) },
  { kind: 'category', common: 2, other: (random) => (random.uniform() < 0.4 ? missing : random.integer(5)) },
  { kind: 'category', common: missing, other: (random) => random.integer(5) },
]

/**
 * Groups of 2 to 9 columns; in each row at most one of a group says something, but for a share of rows. The last fifth of the
 * rows is for validation, where columns of a group meet freely.
 */
function exclusiveTable(seed: number, nRows: number, nGroups: number, meeting: number) {
  const random = createRandom(seed, 'exclusive')
  const nTrain = Math.floor(nRows * 0.8)
  const values: Float64Array[] = [Float64Array.from({ length: nRows }, () => random.normal())]
  const columns: ColumnSpec[] = [{ id: 'plain', kind: 'number' }]
  const logOdds = Float64Array.from(values[0]!, (value) => value - 1)
  for (let group = 0; group < nGroups; group++) {
    const shapes = Array.from({ length: 2 + random.integer(8) }, () => SHAPES[random.integer(SHAPES.length)]!)
    const filled = shapes.map(({ common }) => new Float64Array(nRows).fill(common))
    for (let row = 0; row < nRows; row++) {
      const turn = random.integer(shapes.length * 3)
      for (const [at, shape] of shapes.entries()) {
        if (at !== turn && random.uniform() >= (row < nTrain ? meeting : 0.5)) continue
        const value = shape.other(random)
        filled[at]![row] = value
        logOdds[row]! += Number.isNaN(value) ? 0.5 : Math.sin(value + at)
      }
    }
    for (const [at, { kind }] of shapes.entries()) {
      const id = `g${group}-${at}`
      columns.push(kind === 'number' ? { id, kind } : { id, kind, categories: CATEGORIES })
      values.push(filled[at]!)
    }
  }
  const order = Uint32Array.from({ length: nRows }, (_, row) => row)
  return {
    matrix: new MemoryMatrix(columns, Float64Array.from(order), values),
    target: logOdds.map((value) => Number(random.uniform() < 1 / (1 + Math.exp(-value)))),
    rows: order.subarray(0, nTrain),
    validation: order.subarray(nTrain),
  }
}

const settings = fc.record({
  rounds: fc.integer({ min: 2, max: 6 }),
  learningRate: fc.constantFrom(0.1, 0.5),
  numLeaves: fc.constantFrom(4, 31),
  minDataInLeaf: fc.constantFrom(1, 10),
  baggingFraction: fc.constantFrom(1, 0.7),
  minDataPerGroup: fc.constantFrom(1, 20),
  maxCatToOnehot: fc.constantFrom(2, 8),
  catSmooth: fc.constantFrom(0, 10),
  earlyStopping: fc.constantFrom(undefined, { rounds: 2, metric: 'auc' } as const),
})

it('gives the bytes of the plain trainer where categories, missing and numbers share bundles: 60 tables, 1, 2, 4 workers', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 0, max: 1e6 }),
      fc.integer({ min: 100, max: 900 }),
      fc.integer({ min: 1, max: 4 }),
      fc.constantFrom(0, 0, 0.002, 0.05),
      settings,
      fc.boolean(),
      fc.constantFrom(0, 2),
      fc.constantFrom(1, 2, 4),
      fc.constantFrom(1, 3),
      async (
        seed,
        nRows,
        nGroups,
        meeting,
        { earlyStopping, ...drawn },
        isMonotone,
        nInteractions,
        nWorkers,
        reorderEvery,
      ) => {
        const { matrix, target, rows, validation } = exclusiveTable(seed, nRows, nGroups, meeting)
        fc.pre(rows.some((row) => target[row] === 1) && rows.some((row) => target[row] === 0))
        const { columns } = matrix
        const numbers = isMonotone ? columns.filter(({ kind }) => kind === 'number') : []
        const params = {
          ...drawn,
          ...(earlyStopping && { earlyStopping }),
          monotone: Object.fromEntries(numbers.map(({ id }, at) => [id, at % 2 === 0 ? 1 : -1] as const)),
          interactions: Array.from({ length: nInteractions }, (_, group) =>
            columns.filter((_, c) => c % nInteractions === group).map(({ id }) => id),
          ),
        }
        const binned = await binMatrix(matrix, { rows })
        const plain = plainTrainTrees(binned, target, params, { rows, validation })
        const task = trainingTask(binned, target, params, { rows, validation })
        const trained = await runTask(task, target, { nWorkers, layout: 'tiles', reorderEvery })
        expect(writeLightgbmText(trained)).toBe(writeLightgbmText(plain))
      },
    ),
    { numRuns: 60 },
  )
})

it('needs fewer bytes where no two columns of a group meet in a training row than where they meet', async () => {
  const bytes = async (meeting: number): Promise<number> => {
    const { matrix, rows } = exclusiveTable(7, 2000, 4, meeting)
    return bytesPerRow(await binMatrix(matrix, { rows }), rows)
  }
  expect(await bytes(0)).toBeLessThan(await bytes(0.05))
})
