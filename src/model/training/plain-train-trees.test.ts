import fc from 'fast-check'
import { expect, it } from 'vitest'
import { plantedMatrix } from '../../../test/planted-matrix.ts'
import { type ColumnSpec, MemoryMatrix } from '../../matrix/index.ts'
import { createRandom } from '../../random/index.ts'
import { writeLightgbmText } from '../index.ts'
import { binMatrix } from './bin-matrix.ts'
import type { BinnedMatrix } from './binned-matrix.ts'
import type { TreeParams } from './params.ts'
import { plainTrainTrees } from './plain-train-trees.ts'
import { runTask } from './run-task.ts'
import { trainingTask } from './training-task.ts'

interface Table {
  readonly binned: BinnedMatrix
  readonly target: Float64Array
  readonly rows: Uint32Array
  readonly validation: Uint32Array
}

/** Columns of every shape that binning knows; the first ones carry the outcome. */
async function randomTable(seed: number, nRows: number, nColumns: number): Promise<Table> {
  const random = createRandom(seed, 'table')
  const kinds = Array.from({ length: nColumns }, () => random.integer(7))
  const columns: ColumnSpec[] = kinds.map((kind, c) =>
    kind === 5
      ? { id: `c${c}`, kind: 'category', categories: Array.from({ length: 30 }, (_, code) => `${code}`) }
      : { id: `c${c}`, kind: 'number' },
  )
  const draw = [
    () => random.normal(),
    () => random.integer(2),
    () => Math.max(0, random.normal()),
    () => random.integer(8) - 3,
    () => 7,
    () => Math.floor(30 * random.uniform() ** 2),
    () => 1 + random.integer(3),
  ]
  // Columns of the last kind say something for one in four each, for the same people or for different ones: they bundle.
  const missing = kinds.map((kind) => (kind === 6 || random.uniform() < 0.5 ? 0 : random.uniform() * 0.9))
  const values = kinds.map(() => new Float64Array(nRows))
  const target = new Float64Array(nRows)
  for (let row = 0; row < nRows; row++) {
    let logOdds = -1
    const turn = random.integer(4)
    for (const [c, kind] of kinds.entries()) {
      const drawn = draw[kind]!()
      const value = kind === 6 && c % 4 !== turn ? 0 : drawn
      const isMissing = random.uniform() < missing[c]!
      values[c]![row] = isMissing ? Number.NaN : value
      if (c < 4) logOdds += isMissing ? 0.7 : Math.sin(value * 2) * (c + 1) * 0.4
    }
    target[row] = random.uniform() < 1 / (1 + Math.exp(-logOdds)) ? 1 : 0
  }
  const matrix = new MemoryMatrix(
    columns,
    Float64Array.from({ length: nRows }, (_, row) => row),
    values,
  )
  const order = Uint32Array.from({ length: nRows }, (_, row) => row)
  return {
    binned: await binMatrix(matrix),
    target,
    rows: order.filter((row) => row % 5 !== 0),
    validation: order.filter((row) => row % 5 === 0),
  }
}

const settings = fc.record({
  rounds: fc.integer({ min: 1, max: 6 }),
  learningRate: fc.constantFrom(0.05, 0.3, 1),
  numLeaves: fc.constantFrom(2, 5, 31, 64),
  maxDepth: fc.constantFrom(0, 0, 3),
  minDataInLeaf: fc.constantFrom(1, 5, 20),
  minGainToSplit: fc.constantFrom(0, 0, 0.5),
  lambdaL1: fc.constantFrom(0, 0, 0.5),
  lambdaL2: fc.constantFrom(0, 2),
  featureFraction: fc.constantFrom(1, 1, 0.4),
  baggingFraction: fc.constantFrom(1, 1, 0.6),
  baggingFreq: fc.constantFrom(1, 2),
  minDataPerGroup: fc.constantFrom(5, 100),
  maxCatToOnehot: fc.constantFrom(4, 40),
  catSmooth: fc.constantFrom(0, 10),
  positiveWeight: fc.constantFrom(1, 1, 3),
  seed: fc.integer({ min: 0, max: 1000 }),
  stop: fc.constantFrom(
    undefined,
    { rounds: 2, metric: 'auc' } as const,
    {
      rounds: 2,
      metric: 'logLoss',
    } as const,
  ),
  isMonotone: fc.boolean(),
  sampling: fc.constantFrom({}, {}, { topRate: 0.3, otherRate: 0.2, baggingFraction: 1 }),
  groups: fc.constantFrom(0, 0, 2, 5),
})

function paramsOf(
  {
    stop,
    isMonotone,
    sampling,
    groups,
    ...rest
  }: Partial<TreeParams> & {
    readonly stop: TreeParams['earlyStopping']
    readonly isMonotone: boolean
    readonly sampling: Partial<TreeParams>
    readonly groups: number
  },
  { columns }: BinnedMatrix,
): Partial<TreeParams> {
  const numbers = isMonotone ? columns.filter(({ kind }) => kind === 'number').slice(0, 3) : []
  return {
    ...rest,
    ...sampling,
    interactions: Array.from({ length: groups }, (_, group) =>
      columns.filter((_, c) => c % groups === group || c === 0).map(({ id }) => id),
    ),
    monotone: Object.fromEntries(numbers.map(({ id }, at) => [id, at % 2 === 0 ? 1 : -1] as const)),
    ...(stop && { earlyStopping: stop }),
  }
}

it('gives the bytes of the plain trainer with 1, 2 and 4 workers: 80 random tables and settings', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 0, max: 1e6 }),
      fc.integer({ min: 60, max: 700 }),
      fc.integer({ min: 1, max: 20 }),
      settings,
      fc.constantFrom(1, 2, 4),
      fc.constantFrom('columns', 'tiles'),
      fc.constantFrom(0, 0, 3),
      fc.constantFrom(1, 2, 3),
      async (seed, nRows, nColumns, drawn, nWorkers, layout, roundsBefore, reorderEvery) => {
        const { binned, target, rows, validation } = await randomTable(seed, nRows, nColumns)
        fc.pre(rows.some((row) => target[row] === 1) && rows.some((row) => target[row] === 0))
        const params = paramsOf(drawn, binned)
        const options = { rows, validation, roundsBefore }
        const plain = plainTrainTrees(binned, target, params, options)
        const task = trainingTask(binned, target, params, options)
        const trained = await runTask(task, target, { nWorkers, layout, reorderEvery })
        expect(writeLightgbmText(trained)).toBe(writeLightgbmText(plain))
      },
    ),
    { numRuns: 80 },
  )
})

it('gives the same bytes with 1, 2 and 4 workers on 20,000 rows, where the rows of a leaf are shared out', async () => {
  const { matrix, target } = plantedMatrix(20_000, 3)
  const binned = await binMatrix(matrix)
  const params = { rounds: 4, baggingFraction: 0.9, minDataInLeaf: 50 }
  const text = writeLightgbmText(plainTrainTrees(binned, target, params))
  for (const nWorkers of [1, 2, 4]) {
    const task = trainingTask(binned, target, params, {})
    expect(writeLightgbmText(await runTask(task, target, { nWorkers, reorderEvery: 2 }))).toBe(text)
  }
})

it('re-orders copies, not the bins that other trainings read', async () => {
  const { matrix, target } = plantedMatrix(500, 4)
  const binned = await binMatrix(matrix)
  const before = binned.bins.slice()
  const task = trainingTask(binned, target, { rounds: 5 }, {})
  await runTask(task, target, { nWorkers: 2, layout: 'tiles', reorderEvery: 1 })
  expect(binned.bins).toEqual(before)
})

it('gives the same bytes where 60 one-hots of two variables share a byte with 1, 2 and 4 workers', async () => {
  const N = 1500
  const random = createRandom(4, 'one-hots')
  const drawn = Array.from({ length: N }, () => [random.integer(40), random.integer(20), random.normal()])
  const column = (value: (row: number[]) => number): Float64Array => Float64Array.from(drawn, value)
  const values = [
    ...Array.from({ length: 40 }, (_, v) => column(([first]) => Number(first === v))),
    ...Array.from({ length: 20 }, (_, v) =>
      column(([, second, x]) => (second === v ? Math.round(x! * 2) : 0)),
    ),
    column(([, , x]) => x!),
  ]
  const columns = values.map((_, c) => ({ id: `c${c}`, kind: 'number' }) as const)
  const binned = await binMatrix(new MemoryMatrix(columns, Float64Array.from(drawn.keys()), values))
  const target = column(([first, second, x]) =>
    Number(x! + (first! % 3) + (second! % 2) + random.normal() > 2),
  )
  const params = { rounds: 8, minDataInLeaf: 5, numLeaves: 20, baggingFraction: 0.8 }
  const text = writeLightgbmText(plainTrainTrees(binned, target, params))
  expect(text).toMatch(/split_feature=.*\b[1-3]\d\b/)
  for (const nWorkers of [1, 2, 4]) {
    const task = trainingTask(binned, target, params, {})
    expect(
      writeLightgbmText(await runTask(task, target, { nWorkers, layout: 'tiles', reorderEvery: 3 })),
    ).toBe(text)
  }
})
