import { setImmediate } from 'node:timers/promises'
import type { Tree, TreeEnsemble } from '../../model/index.ts'
import type { Explainer } from '../explainer.ts'
import { emptyAttributions } from '../trees/empty-attributions.ts'
import { decideRows, decisionWords } from '../trees/goes-left.ts'
import { addLeafAttribution } from './leaf-attribution.ts'
import { type LeafPatterns, leafPatterns } from './leaf-patterns.ts'
import { ownLeafValue, type RescoreScratch, sumWithTaken } from './leaf-rescore.ts'
import { fillMasks, type PathMasks, pathMasks } from './path-masks.ts'
import { shapleyWeights } from './shapley-weights.ts'

/** Leaves × rows between two turns of other work: some 10 ms. */
const TURN_STEPS = 500_000

/** Explains against a set of rows, all of which count. */
export interface ReferenceExplainer extends Explainer {
  /**
   * Mean raw score over the reference rows of a person with some features taken, together, from each row, log-odds.
   * @param row the person, length nFeatures
   * @param rawScore the person's own raw score
   * @param features indices of the features taken over; none gives `rawScore` back, bit for bit
   */
  rescore(row: Float64Array, rawScore: number, features: readonly number[]): number
}

/**
 * Exact interventional Shapley values of a sum of trees: the mean over the reference rows b of the game in which a
 * feature is either the person's or b's. Preparing costs rows × nodes once; a person costs leaves × the patterns that
 * the rows meet there, however many rows there are.
 * @param reference row-major, n × nFeatures, n ≥ 1, NaN = missing
 * @param signal asked while it prepares, which gives way to other work; aborting throws its reason
 * @returns `baseValue` = mean raw score of the reference rows; base + a row's values = its raw score within 1e-9
 * Source: Sundararajan & Najmi 2020 (baseline Shapley); Lundberg et al. 2020, algorithm 3 (one pair of rows); counting
 * patterns instead of rows is ours.
 */
export async function createReferenceExplainer(
  ensemble: TreeEnsemble,
  reference: Float64Array,
  signal?: AbortSignal,
): Promise<ReferenceExplainer> {
  const nFeatures = ensemble.columns.length
  const nRows = reference.length / nFeatures
  if (!(nRows >= 1 && Number.isInteger(nRows)))
    throw new RangeError(`${reference.length} values are no rows of ${nFeatures} features`)
  const trees: LeafPatterns[] = []
  let steps = 0
  for (const tree of ensemble.trees) {
    if (tree.nLeaves === 1) continue
    trees.push(leafPatterns(pathMasks(tree), reference, nFeatures))
    steps += tree.nLeaves * nRows
    if (steps < TURN_STEPS) continue
    steps = 0
    await setImmediate()
    signal?.throwIfAborted()
  }
  const most = Math.max(1, ...trees.map(({ masks }) => masks.edges.depth))
  const weights = shapleyWeights(most)
  const scratch = rescoreScratch(trees)
  const person = new FollowedPerson(trees, nFeatures)
  const earned = new Float64Array(most)
  const testing = treesByFeature(trees, nFeatures)

  return {
    nFeatures,
    baseValue: baseValueOf(ensemble.trees, trees, nRows, scratch),
    attribution(rows, n) {
      const out = emptyAttributions(rows, n, nFeatures)
      for (let row = 0; row < n; row++) {
        const values = out.subarray(row * nFeatures, (row + 1) * nFeatures)
        person.follow(rows, row)
        for (const [t, tree] of trees.entries())
          addLeafAttribution(tree, { masks: person.masks[t]!, earned }, weights, most + 1, values)
        for (let f = 0; f < nFeatures; f++) values[f]! /= nRows
      }
      return out
    },
    rescore(row, rawScore, features) {
      const taken = new Uint8Array(nFeatures)
      for (const feature of features) taken[feature] = 1
      let change = 0
      person.follow(row, 0)
      for (const t of new Set(features.flatMap((feature) => testing[feature]!))) {
        const masks = person.masks[t]!
        change += sumWithTaken(trees[t]!, masks, taken, scratch) / nRows - ownLeafValue(trees[t]!, masks)
      }
      return rawScore + change
    },
  }
}

/** The masks of one person in every tree; a person's reasons and re-scores ask for the same ones again. */
class FollowedPerson {
  /** Per tree: [edge][word] */
  readonly masks: readonly Uint32Array[]
  readonly #trees: readonly LeafPatterns[]
  readonly #decisions: Uint32Array
  readonly #values: Float64Array
  #isFollowed = false

  constructor(trees: readonly LeafPatterns[], nFeatures: number) {
    this.#trees = trees
    this.masks = trees.map(({ masks }) => new Uint32Array(masks.edges.count * masks.words))
    this.#decisions = new Uint32Array(Math.max(0, ...trees.map(({ masks }) => decisionWords(masks.tree))))
    this.#values = new Float64Array(nFeatures)
  }

  /** @param rows row-major */
  follow(rows: Float64Array, row: number): void {
    const nFeatures = this.#values.length
    const values = rows.subarray(row * nFeatures, (row + 1) * nFeatures)
    if (this.#isFollowed && this.#values.every((value, f) => Object.is(value, values[f]))) return
    for (const [t, { masks }] of this.#trees.entries()) {
      decideRows(masks.tree, rows, nFeatures, row, row + 1, this.#decisions)
      fillMasks(masks, this.#decisions, 0, this.masks[t]!)
    }
    this.#values.set(values)
    this.#isFollowed = true
  }
}

function rescoreScratch(trees: readonly LeafPatterns[]): RescoreScratch {
  const most = (sizeOf: (masks: PathMasks) => number) =>
    Math.max(0, ...trees.map(({ masks }) => sizeOf(masks)))
  return {
    wanted: new Uint32Array(most(({ edges, words }) => edges.count * words)),
    reachable: new Uint8Array(most(({ edges }) => edges.count)),
  }
}

/** Per feature: the trees that test it. */
function treesByFeature(trees: readonly LeafPatterns[], nFeatures: number): number[][] {
  const testing: number[][] = Array.from({ length: nFeatures }, () => [])
  for (const [t, tree] of trees.entries())
    for (const feature of new Set(tree.masks.tree.splitFeature)) testing[feature]!.push(t)
  return testing
}

/** Mean raw score of the reference rows: every leaf counts with the rows that meet its whole path. */
function baseValueOf(
  all: readonly Tree[],
  trees: readonly LeafPatterns[],
  nRows: number,
  scratch: RescoreScratch,
): number {
  let base = 0
  for (const tree of all) if (tree.nLeaves === 1) base += tree.leafValue[0]!
  const nobody = new Uint32Array(scratch.wanted.length)
  for (const tree of trees) {
    const everything = new Uint8Array(Math.max(...tree.masks.tree.splitFeature) + 1).fill(1)
    base += sumWithTaken(tree, nobody, everything, scratch) / nRows
  }
  return base
}
