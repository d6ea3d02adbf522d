import { expect, it } from 'vitest'
import { checkScorer } from '../../test/check-scorer.ts'
import { plantedMatrix } from '../../test/planted-matrix.ts'
import { gatherRows } from '../matrix/index.ts'
import { binMatrix, readLightgbmText, type Tree, TreeScorer, trainTrees, writeLightgbmText } from './index.ts'

const monotone = { debt: 1, savings: -1 } as const

checkScorer('trained trees', async () => {
  const { matrix, target } = plantedMatrix(1500, 7)
  const ensemble = await trainTrees(await binMatrix(matrix), target, {
    rounds: 40,
    numLeaves: 8,
    featureFraction: 0.7,
    baggingFraction: 0.8,
    lambdaL2: 1,
    minDataPerGroup: 30,
    monotone,
    seed: 3,
  })
  const text = writeLightgbmText(ensemble)
  return {
    scorer: new TreeScorer(ensemble),
    rows: gatherRows(matrix),
    reread: new TreeScorer(readLightgbmText(text, { columns: matrix.columns })),
    monotone,
  }
})

/** One split on feature 0: left leaf 1, right leaf 2. */
function stump(decisionType: number, threshold: number, words: readonly number[] = []): Tree {
  return {
    nLeaves: 2,
    splitFeature: Int32Array.of(0),
    threshold: Float64Array.of(threshold),
    decisionType: Uint8Array.of(decisionType),
    leftChild: Int32Array.of(-1),
    rightChild: Int32Array.of(-2),
    splitGain: Float64Array.of(1),
    internalValue: Float64Array.of(0),
    internalWeight: Float64Array.of(1),
    internalCount: Float64Array.of(2),
    leafValue: Float64Array.of(1, 2),
    leafWeight: Float64Array.of(1, 1),
    leafCount: Float64Array.of(1, 1),
    catBoundaries: words.length > 0 ? Int32Array.of(0, words.length) : new Int32Array(0),
    catWords: Uint32Array.from(words),
    shrinkage: 1,
  }
}

function scoresOf(tree: Tree, values: readonly number[]): number[] {
  const scorer = new TreeScorer({ family: 'trees', columns: [{ id: 'x', kind: 'number' }], trees: [tree] })
  return [...scorer.rawScores(Float64Array.from(values))]
}

it('sends a value equal to the threshold left, the next double right, and missing by its default', () => {
  const values = [5, 5.000000000000001, Number.NaN, Number.NEGATIVE_INFINITY]
  expect(scoresOf(stump(8, 5), values)).toEqual([1, 2, 2, 1])
  expect(scoresOf(stump(8 | 2, 5), values)).toEqual([1, 2, 1, 1])
})

it('splits missing against all others at the threshold infinity', () => {
  expect(scoresOf(stump(8, Number.POSITIVE_INFINITY), [1e300, Number.POSITIVE_INFINITY, Number.NaN])).toEqual(
    [1, 1, 2],
  )
})

it('reads missing as 0 under the missing type "none", and 0 as missing under "zero"', () => {
  expect(scoresOf(stump(0, 1), [Number.NaN, 2])).toEqual([1, 2])
  expect(scoresOf(stump(0, -1), [Number.NaN, -2])).toEqual([2, 1])
  expect(scoresOf(stump(4, 1), [0, 1e-36, Number.NaN, 0.5])).toEqual([2, 2, 2, 1])
  expect(scoresOf(stump(4 | 2, -1), [0, -0.5])).toEqual([1, 2])
})

it('sends the listed category codes left; missing, negative and unseen codes right', () => {
  // Word 0 holds codes 1 and 4, word 1 holds code 33.
  const tree = stump(1 | 8, 0, [(1 << 1) | (1 << 4), 1 << 1])
  expect(scoresOf(tree, [1, 4, 33, 0, 34, 64, 1000, -1, Number.NaN, 4.9])).toEqual([
    1, 1, 1, 2, 2, 2, 2, 2, 2, 1,
  ])
})
