import type { Tree } from '../ensemble.ts'

/** The learning rate applied to every value. */
export function scaleTree(tree: Tree, factor: number): Tree {
  const scale = (value: number): number => value * factor
  return {
    ...tree,
    leafValue: tree.leafValue.map(scale),
    internalValue: tree.internalValue.map(scale),
    shrinkage: factor,
  }
}

/** The base rate's log-odds folded into a tree. */
export function addBias(tree: Tree, bias: number): Tree {
  const add = (value: number): number => value + bias
  // Shrinkage 1 as LightGBM writes it: the leaf values are no longer a multiple of the learning rate.
  return {
    ...tree,
    leafValue: tree.leafValue.map(add),
    internalValue: tree.internalValue.map(add),
    shrinkage: 1,
  }
}

/** A tree of one leaf. */
export function constantTree(value: number, nRows: number): Tree {
  const none = new Float64Array(0)
  const noIndex = new Int32Array(0)
  return {
    nLeaves: 1,
    splitFeature: noIndex,
    threshold: none,
    decisionType: new Uint8Array(0),
    leftChild: noIndex,
    rightChild: noIndex,
    splitGain: none,
    internalValue: none,
    internalWeight: none,
    internalCount: none,
    leafValue: Float64Array.of(value),
    leafWeight: Float64Array.of(0),
    leafCount: Float64Array.of(nRows),
    catBoundaries: noIndex,
    catWords: new Uint32Array(0),
    shrinkage: 1,
  }
}
