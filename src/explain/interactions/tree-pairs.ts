import type { Tree } from '../../model/index.ts'
import { fillMasks, type PathMasks, pathMasks } from '../reference/path-masks.ts'
import { gaussLegendre, type Quadrature } from '../trees/gauss-legendre.ts'
import { decisionWords } from '../trees/goes-left.ts'
import { addLeafPairs, type LeafPairs } from './leaf-pairs.ts'

/** Trees of at most this many nodes: a pattern of their decisions is worked out once and looked up afterwards. */
const PATTERN_NODES = 10

/** Pairs of features that meet on a path of some tree, and their places in a list. */
export class PairPlaces {
  readonly pairs: (readonly [number, number])[] = []
  readonly #places = new Map<string, number>()

  placeOf(a: number, b: number): number {
    const [low, high] = a < b ? [a, b] : [b, a]
    const key = `${low} ${high}`
    const known = this.#places.get(key)
    if (known !== undefined) return known
    this.#places.set(key, this.pairs.length)
    this.pairs.push([low, high])
    return this.pairs.length - 1
  }
}

/** Shapley interactions of one tree, for rows whose decisions are known. */
export class TreePairs {
  readonly tree: Tree
  readonly words: number
  readonly #masks: PathMasks
  readonly #leaves: readonly { readonly edge: number; readonly leaf: LeafPairs; readonly rule: Quadrature }[]
  /** The tree's own pairs, as places in the list. */
  readonly #pairs: Int32Array
  readonly #holds: Uint32Array
  readonly #byPattern: Float64Array[] = []

  /** @param tree at least two leaves, root count above 0 */
  constructor(tree: Tree, places: PairPlaces) {
    this.tree = tree
    this.words = decisionWords(tree)
    this.#masks = pathMasks(tree)
    const own = new Map<number, number>()
    const { edges, distinct } = this.#masks
    const rules = new Map<number, Quadrature>()
    this.#leaves = [...edges.leaf.keys()].flatMap((edge) => {
      if (edges.leaf[edge]! < 0 || distinct[edge]! < 2) return []
      const points = Math.max(1, Math.ceil((distinct[edge]! - 1) / 2))
      const rule = rules.get(points) ?? gaussLegendre(points)
      rules.set(points, rule)
      return [{ edge, rule, leaf: leafPairs(this.#masks, edge, places, own) }]
    })
    this.#pairs = Int32Array.from(own.keys())
    this.#holds = new Uint32Array(edges.count * this.#masks.words)
  }

  /** False when no two features meet on any path. */
  get hasPairs(): boolean {
    return this.#pairs.length > 0
  }

  /**
   * Adds the tree's interactions for one row.
   * @param decisions words of the row from `at`: bit `node & 31` of word `node >> 5` = goes left
   * @param out per place, from `to`
   */
  add(decisions: Uint32Array, at: number, out: Float64Array, to: number): void {
    const values = this.#valuesOf(decisions, at)
    for (let pair = 0; pair < values.length; pair++) out[to + this.#pairs[pair]!]! += values[pair]!
  }

  #valuesOf(decisions: Uint32Array, at: number): Float64Array {
    const isSmall = this.tree.nLeaves - 1 <= PATTERN_NODES
    const known = isSmall ? this.#byPattern[decisions[at]!] : undefined
    if (known !== undefined) return known
    fillMasks(this.#masks, decisions, at, this.#holds)
    const values = new Float64Array(this.#pairs.length)
    for (const { edge, leaf, rule } of this.#leaves)
      addLeafPairs(leaf, this.#holds, edge * this.#masks.words, rule, values)
    if (isSmall) this.#byPattern[decisions[at]!] = values
    return values
  }
}

/** @param own place in the list → index among the tree's own pairs, filled on the way */
function leafPairs(
  { tree, edges, bit, distinct }: PathMasks,
  leafEdge: number,
  places: PairPlaces,
  own: Map<number, number>,
): LeafPairs {
  const n = distinct[leafEdge]!
  const covers = new Float64Array(n).fill(-1)
  const features = new Int32Array(n)
  // From the leaf up: the first edge met of a feature carries all of its cover ratios.
  for (let edge = leafEdge; edge >= 0; edge = edges.parent[edge]!) {
    const k = bit[edge]!
    if (covers[k]! >= 0) continue
    covers[k] = edges.cover[edge]!
    features[k] = edges.features[edges.player[edge]!]!
  }
  const pairs: number[] = []
  for (let a = 0; a < n; a++) {
    for (let b = a + 1; b < n; b++) {
      const place = places.placeOf(features[a]!, features[b]!)
      if (!own.has(place)) own.set(place, own.size)
      pairs.push(own.get(place)!)
    }
  }
  return { value: tree.leafValue[edges.leaf[leafEdge]!]!, covers, pairs: Int32Array.from(pairs) }
}
