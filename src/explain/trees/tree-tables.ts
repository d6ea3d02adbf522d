import type { Tree } from '../../model/index.ts'
import { gaussLegendre, type Quadrature } from './gauss-legendre.ts'
import { type TreeEdges, treeEdges } from './tree-edges.ts'

/** What a row does at an edge, as the tables count it. */
export const FAILED_ABOVE = 0
export const FAILS_HERE = 1
export const HOLDS = 2

/**
 * Everything that does not depend on the row. The Shapley value of a feature in a leaf is
 * value × ∫₀¹ (o − z) Π_{others} (z(1 − t) + o·t) dt, z the feature's cover, o = 1 when the row satisfies its edges.
 * At each node of the rule the walk multiplies `factor` down and adds `coefficient` × (what is below) on the way back.
 * Both are laid out [edge][state][point].
 */
export interface TreeTables {
  readonly tree: Tree
  readonly edges: TreeEdges
  /** Quadrature points: ceil(depth / 2), which is exact. */
  readonly points: number
  /** z(1 − t) + o·t, divided by the same for the feature's edge above; times leaf value and weight at a leaf. */
  readonly factor: Float64Array
  /** (o − z) / (z(1 − t) + o·t), less the same for the feature's edge above. */
  readonly coefficient: Float64Array
}

/** @param tree at least two leaves, root count above 0 */
export function treeTables(tree: Tree): TreeTables {
  const edges = treeEdges(tree)
  const rule = ruleOf(Math.max(1, Math.ceil(edges.depth / 2)))
  const points = rule.nodes.length
  const factor = new Float64Array(edges.count * 3 * points)
  const coefficient = new Float64Array(edges.count * 3 * points)
  let at = 0
  for (let edge = 0; edge < edges.count; edge++) {
    const above = edges.sameAbove[edge]!
    const leaf = edges.leaf[edge]!
    for (let state = FAILED_ABOVE; state <= HOLDS; state++) {
      const holdsAbove = state === FAILED_ABOVE ? 0 : 1
      for (let q = 0; q < points; q++, at++) {
        const t = rule.nodes[q]!
        const own = participation(edges.cover[edge]!, state === HOLDS ? 1 : 0, t)
        const earlier = above < 0 ? NOBODY : participation(edges.cover[above]!, holdsAbove, t)
        // Zero only where no training row went and this row does not go either: the whole branch weighs nothing.
        factor[at] = earlier.factor === 0 ? 0 : own.factor / earlier.factor
        if (leaf >= 0) factor[at]! *= tree.leafValue[leaf]! * rule.weights[q]!
        coefficient[at] = own.coefficient - earlier.coefficient
      }
    }
  }
  return { tree, edges, points, factor, coefficient }
}

const NOBODY = { factor: 1, coefficient: 0 }

function participation(cover: number, holds: number, t: number): { factor: number; coefficient: number } {
  const factor = cover * (1 - t) + holds * t
  return { factor, coefficient: factor === 0 ? 0 : (holds - cover) / factor }
}

const rules = new Map<number, Quadrature>()

function ruleOf(points: number): Quadrature {
  let rule = rules.get(points)
  if (rule === undefined) {
    rule = gaussLegendre(points)
    rules.set(points, rule)
  }
  return rule
}
