import {
  CATEGORICAL,
  MISSING_GOES_LEFT,
  MISSING_IS_NAN,
  MISSING_IS_ZERO,
  MISSING_TYPES,
} from '../decision-type.ts'
import type { Tree, TreeEnsemble } from '../ensemble.ts'

/** How a slot turns a value into a code. */
export const SLOT = { number: 0, zeroIsMissing: 1, category: 2 } as const
const KINDS = 3
/** Codes are compared as 16-bit numbers with sign. */
const MOST_THRESHOLDS = 32_766

/** One feature as the nodes compare it; a feature that is used in two ways, or at very many thresholds, has several. */
export interface Slot {
  readonly index: number
  readonly feature: number
  readonly kind: number
  /** Distinct, ascending: the code of a number is how many of them lie below it. */
  readonly thresholds: Float64Array
}

/** The slot whose codes a node compares, and the highest code that it sends left. */
export type CodeOf = (tree: Tree, node: number) => { readonly slot: Slot; readonly code: number }

/** @returns the slots that the trees use, in order of features */
export function codeSlots({ trees }: TreeEnsemble): {
  readonly slots: readonly Slot[]
  readonly codeOf: CodeOf
} {
  const wanted = new Map<number, Set<number>>()
  for (const tree of trees) {
    for (let node = 0; node < tree.nLeaves - 1; node++) {
      const key = keyOf(tree, node)
      const thresholds = wanted.get(key) ?? new Set()
      wanted.set(key, thresholds)
      if (key % KINDS !== SLOT.category) thresholds.add(tree.threshold[node]!)
    }
  }
  const slots: Slot[] = []
  const ranks = new Map<number, { readonly first: number; readonly rankOf: ReadonlyMap<number, number> }>()
  for (const key of [...wanted.keys()].sort((a, b) => a - b)) {
    const all = Float64Array.from(wanted.get(key)!).sort()
    const rankOf = new Map([...all].map((threshold, rank) => [threshold, rank]))
    ranks.set(key, { first: slots.length, rankOf })
    for (let from = 0; from === 0 || from < all.length; from += MOST_THRESHOLDS) {
      slots.push({
        index: slots.length,
        feature: Math.floor(key / KINDS),
        kind: key % KINDS,
        thresholds: all.subarray(from, from + MOST_THRESHOLDS),
      })
    }
  }
  const codeOf: CodeOf = (tree, node) => {
    const { first, rankOf } = ranks.get(keyOf(tree, node))!
    const rank = rankOf.get(tree.threshold[node]!) ?? 0
    return { slot: slots[first + Math.floor(rank / MOST_THRESHOLDS)]!, code: rank % MOST_THRESHOLDS }
  }
  return { slots, codeOf }
}

function keyOf(tree: Tree, node: number): number {
  const type = tree.decisionType[node]!
  const isZero = (type & MISSING_TYPES) === MISSING_IS_ZERO
  const kind = (type & CATEGORICAL) !== 0 ? SLOT.category : isZero ? SLOT.zeroIsMissing : SLOT.number
  return tree.splitFeature[node]! * KINDS + kind
}

/** Where a numeric node sends a value that its slot calls missing. */
export function missingGoesLeft(tree: Tree, node: number): boolean {
  const type = tree.decisionType[node]!
  const missing = type & MISSING_TYPES
  if (missing === MISSING_IS_NAN || missing === MISSING_IS_ZERO) return (type & MISSING_GOES_LEFT) !== 0
  // A node that met no missing value in training reads one as zero.
  return tree.threshold[node]! >= 0
}
