import fc from 'fast-check'
import { expect, it } from 'vitest'
import { plantedMatrix } from '../../../test/planted-matrix.ts'
import { gatherRows, MemoryMatrix } from '../../matrix/index.ts'
import { auc, readLightgbmText, TreeScorer, writeLightgbmText } from '../index.ts'
import { binMatrix } from './bin-matrix.ts'
import { trainTrees } from './train-trees.ts'

const planted = plantedMatrix(4000, 1)
const binned = await binMatrix(planted.matrix)
const { target } = planted

it('splits 4 rows between 2 and 3 with leaf values ± 2 and gain 4 in the first round', async () => {
  // Base rate 1/2: g = ∓ 1/2, h = 1/4 per row. A side has G = ∓ 1, H = 1/2: value 2, gain G²/H = 2 each.
  const matrix = new MemoryMatrix([{ id: 'x', kind: 'number' }], Float64Array.of(1, 2, 3, 4), [
    Float64Array.of(1, 2, 3, 4),
  ])
  const small = await binMatrix(matrix, { minDataInBin: 1 })
  const { trees } = await trainTrees(small, [0, 0, 1, 1], {
    rounds: 1,
    learningRate: 1,
    numLeaves: 2,
    minDataInLeaf: 1,
  })
  expect(trees).toHaveLength(1)
  const tree = trees[0]!
  expect(tree.threshold[0]).toBe(2.5)
  expect([...tree.leafValue]).toEqual([-2, 2])
  expect([...tree.leafCount]).toEqual([2, 2])
  expect(tree.internalCount[0]).toBe(4)
  expect(tree.splitGain[0]).toBeCloseTo(4, 6)
})

it('shrinks the same leaves to ± 0.1 · 1 / (1/2 + 1.5) = ± 0.05 with λ2 = 1.5 and learning rate 0.1', async () => {
  const matrix = new MemoryMatrix([{ id: 'x', kind: 'number' }], Float64Array.of(1, 2, 3, 4), [
    Float64Array.of(1, 2, 3, 4),
  ])
  const { trees } = await trainTrees(await binMatrix(matrix, { minDataInBin: 1 }), [0, 0, 1, 1], {
    rounds: 1,
    numLeaves: 2,
    minDataInLeaf: 1,
    lambdaL2: 1.5,
  })
  expect(trees[0]!.leafValue[0]).toBeCloseTo(-0.05, 15)
  expect(trees[0]!.leafValue[1]).toBeCloseTo(0.05, 15)
})

it('gives the log-odds of the base rate, ln(1/3), when no column says anything', async () => {
  const matrix = new MemoryMatrix([{ id: 'x', kind: 'number' }], Float64Array.of(1, 2, 3, 4), [
    Float64Array.of(7, 7, 7, 7),
  ])
  const ensemble = await trainTrees(await binMatrix(matrix), [0, 0, 1, 0], { rounds: 5 })
  const scores = new TreeScorer(ensemble).rawScores(Float64Array.of(7, Number.NaN))
  expect([...scores]).toEqual([Math.log(1 / 3), Math.log(1 / 3)])
  expect(writeLightgbmText(readLightgbmText(writeLightgbmText(ensemble)))).toBe(writeLightgbmText(ensemble))
})

it('writes the same model bytes for the same seed, and others for another seed', async () => {
  const params = { rounds: 20, featureFraction: 0.5, baggingFraction: 0.7, seed: 11 }
  const text = writeLightgbmText(await trainTrees(binned, target, params))
  expect(writeLightgbmText(await trainTrees(binned, target, params))).toBe(text)
  expect(writeLightgbmText(await trainTrees(binned, target, { ...params, seed: 12 }))).not.toBe(text)
})

it('recovers the planted effects: AUC on 4,000 fresh rows within 0.02 of the true probabilities', async () => {
  const fresh = plantedMatrix(4000, 2)
  const ensemble = await trainTrees(binned, target, {
    rounds: 100,
    learningRate: 0.05,
    numLeaves: 6,
    minDataPerGroup: 30,
  })
  const scores = new TreeScorer(ensemble).rawScores(gatherRows(fresh.matrix))
  expect(auc(scores, fresh.target)).toBeGreaterThan(auc(fresh.truePd, fresh.target) - 0.02)
  const used = new Set(ensemble.trees.flatMap((tree) => [...tree.decisionType].map((type) => type & 1)))
  expect(used).toEqual(new Set([0, 1]))
})

it('counts true rows: children add up to their parent, the root to all rows, leaves hold at least 20', async () => {
  const { trees } = await trainTrees(binned, target, { rounds: 10, numLeaves: 16, lambdaL2: 1 })
  for (const tree of trees) {
    const countOf = (child: number): number =>
      child < 0 ? tree.leafCount[~child]! : tree.internalCount[child]!
    expect(tree.internalCount[0]).toBe(4000)
    for (let node = 0; node < tree.nLeaves - 1; node++) {
      expect(countOf(tree.leftChild[node]!) + countOf(tree.rightChild[node]!)).toBe(tree.internalCount[node])
    }
  }
  // All hessians are equal in the first round, so its estimated counts are exact.
  expect(Math.min(...trees[0]!.leafCount)).toBeGreaterThanOrEqual(20)
})

it('never violates a monotone direction, whatever the data: 30 random tables, swept in every row', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 0, max: 1e6 }),
      fc.constantFrom(1 as const, -1 as const),
      async (seed, direction) => {
        const small = plantedMatrix(300, seed)
        const params = {
          rounds: 15,
          numLeaves: 12,
          minDataInLeaf: 5,
          minDataPerGroup: 5,
          learningRate: 0.5,
          monotone: { debt: direction, noise: direction },
          seed,
        }
        const scorer = new TreeScorer(await trainTrees(await binMatrix(small.matrix), small.target, params))
        const rows = gatherRows(small.matrix)
        const width = small.matrix.columns.length
        for (const feature of [0, 2]) {
          let before: Float64Array | undefined
          for (let value = -3; value <= 3; value += 0.25) {
            const swept = rows.slice()
            for (let at = feature; at < swept.length; at += width) swept[at] = value
            const scores = scorer.rawScores(swept)
            const last = before
            if (last !== undefined) {
              expect(scores.every((score, row) => direction * (score - last[row]!) >= 0)).toBe(true)
            }
            before = scores
          }
        }
      },
    ),
    { numRuns: 30 },
  )
})

it('obeys its limits: at most 5 leaves, depth 2, gain above 3', async () => {
  const { trees } = await trainTrees(binned, target, {
    rounds: 10,
    numLeaves: 5,
    maxDepth: 2,
    minGainToSplit: 3,
  })
  for (const tree of trees) {
    expect(tree.nLeaves).toBeLessThanOrEqual(4)
    expect(Math.min(...tree.splitGain)).toBeGreaterThan(0)
  }
  const free = await trainTrees(binned, target, { rounds: 1, numLeaves: 5 })
  expect(free.trees[0]!.nLeaves).toBe(5)
})

it('draws 2 of 6 columns per tree with feature fraction 1/3, and not always the same', async () => {
  const { trees } = await trainTrees(binned, target, { rounds: 20, featureFraction: 1 / 3, seed: 4 })
  const perTree = trees.map((tree) => [...new Set(tree.splitFeature)].sort().join())
  expect(Math.max(...trees.map((tree) => new Set(tree.splitFeature).size))).toBe(2)
  expect(new Set(perTree).size).toBeGreaterThan(3)
})

it('trains each tree on 2,000 of 4,000 rows with bagging fraction 1/2', async () => {
  const { trees } = await trainTrees(binned, target, { rounds: 5, baggingFraction: 0.5, lambdaL2: 1 })
  expect(trees.map((tree) => tree.internalCount[0])).toEqual([2000, 2000, 2000, 2000, 2000])
})

it('learns where missing goes: the same rows score higher with savings missing, as planted', async () => {
  const scorer = new TreeScorer(await trainTrees(binned, target, { rounds: 60, numLeaves: 8 }))
  const known = gatherRows(planted.matrix, 0, 500)
  for (let at = 1; at < known.length; at += 6) known[at] = 0
  const missing = known.slice()
  for (let at = 1; at < missing.length; at += 6) missing[at] = Number.NaN
  const mean = (scores: Float64Array): number => scores.reduce((sum, score) => sum + score, 0) / scores.length
  const effect = mean(scorer.rawScores(missing)) - mean(scorer.rawScores(known))
  expect(effect).toBeGreaterThan(0.2)
  expect(effect).toBeLessThan(0.8)
})

it('stops early at the best round: the kept trees are those whose validation log-loss was least', async () => {
  const rows = Uint32Array.from({ length: 3000 }, (_, row) => row)
  const validation = Uint32Array.from({ length: 1000 }, (_, row) => 3000 + row)
  for (const metric of ['logLoss', 'auc'] as const) {
    const seen: number[] = []
    const { trees } = await trainTrees(
      binned,
      target,
      { rounds: 500, learningRate: 0.3, earlyStopping: { rounds: 10, metric } },
      { rows, validation, onProgress: (progress) => seen.push(progress.validation!) },
    )
    const best = metric === 'auc' ? Math.max(...seen) : Math.min(...seen)
    expect(seen.length).toBeLessThan(500)
    expect(trees).toHaveLength(seen.indexOf(best) + 1)
    expect(seen).toHaveLength(trees.length + 10)
  }
})

it('throws the reason of an aborted signal after the round in which it was aborted', async () => {
  const controller = new AbortController()
  let rounds = 0
  const onProgress = (): void => {
    if (++rounds === 3) controller.abort(new Error('enough'))
  }
  const training = trainTrees(binned, target, { rounds: 50 }, { onProgress, signal: controller.signal })
  await expect(training).rejects.toThrow('enough')
  expect(rounds).toBe(3)
})

it('refuses bad parameters and targets by code', async () => {
  const train = (params: object, labels: ArrayLike<number> = target) => trainTrees(binned, labels, params)
  await expect(train({ numLeaves: 1 })).rejects.toThrow('E_MODEL_PARAMS')
  await expect(train({ featureFraction: 0 })).rejects.toThrow('E_MODEL_PARAMS')
  await expect(train({ monotone: { job: 1 } })).rejects.toThrow('E_MODEL_PARAMS')
  await expect(train({ monotone: { nothing: 1 } })).rejects.toThrow('E_MODEL_PARAMS')
  await expect(train({ earlyStopping: { rounds: 5, metric: 'auc' } })).rejects.toThrow('E_MODEL_PARAMS')
  await expect(train({}, new Float64Array(4000))).rejects.toThrow('E_MODEL_TARGET')
  await expect(train({}, new Float64Array(4000).fill(Number.NaN))).rejects.toThrow('E_MODEL_TARGET')
})

it('counts a row with target 1 as often as positiveWeight says: weight 3 = the row three times', async () => {
  const matrix = (nBad: number) =>
    new MemoryMatrix(
      [{ id: 'x', kind: 'number' }],
      Float64Array.from({ length: 60 + nBad }, (_, i) => i),
      [Float64Array.from({ length: 60 + nBad }, (_, i) => (i < 60 ? i % 6 : 4 + (i % 2)))],
    )
  const train = async (nBad: number, positiveWeight: number) =>
    trainTrees(
      await binMatrix(matrix(nBad), { minDataInBin: 1 }),
      Float64Array.from({ length: 60 + nBad }, (_, i) => (i < 60 ? 0 : 1)),
      { rounds: 3, numLeaves: 3, minDataInLeaf: 1, positiveWeight },
    )
  const rows = Float64Array.of(0, 3, 4, 5)
  const weighted = new TreeScorer(await train(10, 3)).rawScores(rows)
  const repeated = new TreeScorer(await train(30, 1)).rawScores(rows)
  for (const [i, score] of weighted.entries()) expect(score).toBeCloseTo(repeated[i]!, 6)
})
