import fc from 'fast-check'
import { expect, it } from 'vitest'
import { MemoryMatrix } from '../../matrix/index.ts'
import { createRandom } from '../../random/index.ts'
import { readLightgbmText, writeLightgbmText } from '../lightgbm-text/index.ts'
import { auc } from '../metrics/index.ts'
import { binMatrix, trainTrees } from '../training/index.ts'
import { TreeScorer } from '../tree-scorer.ts'
import { fitLasso } from './fit-lasso.ts'
import { steppedTree } from './stepped-tree.ts'

const sigmoid = (x: number): number => 1 / (1 + Math.exp(-x))

it('stands where no coefficient can move: slope of the loss = ∓ penalty at non-zero ones, within it at zeros', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 1, max: 1e6 }),
      fc.double({ min: 1, max: 60, noNaN: true }),
      async (seed, penalty) => {
        const random = createRandom(seed)
        const [nRows, nTerms] = [400, 8]
        const bins = Array.from({ length: nTerms }, () =>
          Uint8Array.from({ length: nRows }, () => random.integer(5)),
        )
        const perBin = bins.map(() => Float64Array.of(-1.4, -0.7, 0, 0.7, 1.4))
        const target = Float64Array.from({ length: nRows }, (_, i) =>
          random.uniform() < sigmoid(-1 + perBin[0]![bins[0]![i]!]!) ? 1 : 0,
        )
        const weight = new Float64Array(nRows).fill(1)
        const signs = Int8Array.from({ length: nTerms }, (_, k) => (k === 7 ? -1 : 0))
        const fit = await fitLasso({ bins, perBin, target, weight }, penalty, signs, 0)
        const slopes = new Float64Array(nTerms)
        let interceptSlope = 0
        for (let i = 0; i < nRows; i++) {
          let score = fit.intercept
          for (let k = 0; k < nTerms; k++) score += fit.coefficients[k]! * perBin[k]![bins[k]![i]!]!
          const gap = sigmoid(score) - target[i]!
          interceptSlope += gap
          for (let k = 0; k < nTerms; k++) slopes[k]! += gap * perBin[k]![bins[k]![i]!]!
        }
        expect(Math.abs(interceptSlope)).toBeLessThan(0.05)
        for (let k = 0; k < nTerms; k++) {
          const coefficient = fit.coefficients[k]!
          if (coefficient !== 0)
            expect(Math.abs(slopes[k]! + penalty * Math.sign(coefficient))).toBeLessThan(0.05)
          else if (k !== 7) expect(Math.abs(slopes[k]!)).toBeLessThan(penalty + 0.05)
        }
        expect(fit.coefficients[7]!).toBeLessThanOrEqual(0)
      },
    ),
    { numRuns: 30, seed: 3 },
  )
})

it('makes one tree of a step function: steps of a number, categories, missing, all as the bins say', async () => {
  const matrix = new MemoryMatrix(
    [
      { id: 'number', kind: 'number' },
      { id: 'kind', kind: 'category', categories: ['a', 'b', 'c', 'd'] },
    ],
    Float64Array.from({ length: 60 }, (_, row) => row),
    [
      Float64Array.from({ length: 60 }, (_, row) => (row % 10 === 0 ? Number.NaN : row)),
      Float64Array.from({ length: 60 }, (_, row) => (row % 7 === 0 ? Number.NaN : row % 4)),
    ],
  )
  const binned = await binMatrix(matrix)
  const random = createRandom(9)
  for (const column of [0, 1]) {
    const mapper = binned.mappers[column]!
    const values = Float64Array.from({ length: mapper.nBins }, () => random.integer(4) - 2)
    const counts = new Float64Array(mapper.nBins).fill(1)
    const { tree, goesLeft } = steppedTree(column, mapper, values, counts, 0.1)
    const scorer = new TreeScorer({ family: 'trees', columns: matrix.columns, trees: [tree] })
    for (let row = 0; row < 60; row++) {
      const bin = binned.bins[column * 60 + row]!
      const cells = Float64Array.of(matrix.column(0)[row]!, matrix.column(1)[row]!)
      expect(scorer.rawScores(cells)[0]).toBe(values[bin])
      let node = 0
      while (node >= 0)
        node = goesLeft[node * 256 + bin] === 1 ? tree.leftChild[node]! : tree.rightChild[node]!
      expect(tree.leafValue[~node]).toBe(values[bin])
    }
  }
})

/** Twenty columns of which three speak, on a straight line; 1,500 rows. */
function linearBank() {
  const random = createRandom(4)
  const nRows = 1500
  const columns = Array.from({ length: 20 }, () =>
    Float64Array.from({ length: nRows }, () => random.normal()),
  )
  columns[3] = columns[3]!.map((value) => (random.uniform() < 0.2 ? Number.NaN : value))
  const score = Float64Array.from(
    { length: nRows },
    (_, row) => -2 + columns[0]![row]! - 0.8 * columns[1]![row]! + 0.5 * columns[2]![row]!,
  )
  const target = score.map((value) => (random.uniform() < sigmoid(value) ? 1 : 0))
  const matrix = new MemoryMatrix(
    columns.map((_, c) => ({ id: `c${c}`, kind: 'number' as const })),
    Float64Array.from({ length: nRows }, (_, row) => row),
    columns,
  )
  return { matrix, score, target }
}

it('starts boosting nearer to a linear truth than the base rate does, in the same bytes each time', async () => {
  const { matrix, score, target } = linearBank()
  const binned = await binMatrix(matrix)
  const rows = Uint32Array.from({ length: 1000 }, (_, row) => row)
  const params = { rounds: 30, numLeaves: 2, learningRate: 0.05, monotone: { c1: -1, c2: -1 } as const }
  const cells = Float64Array.from(
    { length: 1500 * 20 },
    (_, at) => matrix.column(at % 20)[Math.floor(at / 20)]!,
  )
  const testAuc = (model: Awaited<ReturnType<typeof trainTrees>>): number =>
    auc(
      new TreeScorer(model).rawScores(cells).slice(1000),
      score.slice(1000).map((value) => (value > -2 ? 1 : 0)),
    )
  const plain = await trainTrees(binned, target, params, { rows })
  const started = await trainTrees(binned, target, { ...params, linearStart: 0.63 }, { rows })
  const again = await trainTrees(binned, target, { ...params, linearStart: 0.63 }, { rows })
  expect(testAuc(started)).toBeGreaterThan(testAuc(plain) + 0.02)
  // No value is missing here; LightGBM's contributions would be NaN at a count of 0.
  for (const { leafCount } of started.trees) expect(Math.min(...leafCount)).toBeGreaterThanOrEqual(1)
  expect(writeLightgbmText(again)).toBe(writeLightgbmText(started))
  const back = readLightgbmText(writeLightgbmText(started), { columns: matrix.columns })
  expect(new TreeScorer(back).rawScores(cells)).toEqual(new TreeScorer(started).rawScores(cells))
  // c2 raises the risk, but only a falling score is allowed: then it may say nothing at all.
  const risen = cells.slice()
  for (let at = 2; at < risen.length; at += 20) risen[at]! += 1
  const [before, after] = [cells, risen].map((values) => new TreeScorer(started).rawScores(values))
  expect(after!.every((value, row) => value <= before![row]! + 1e-12)).toBe(true)
})
