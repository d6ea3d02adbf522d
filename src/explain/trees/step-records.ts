import { FAILED_ABOVE, FAILS_HERE, HOLDS, type TreeTables } from './tree-tables.ts'

/** Words of a step: mask above, table, leaf children, feature in a row, work offset of two children. */
const STEP_WORDS = 6
/** What a row does at a node, in the kernel's order: it failed above, goes left, goes right; per child edge. */
const STATES = [
  [FAILED_ABOVE, FAILED_ABOVE],
  [HOLDS, FAILS_HERE],
  [FAILS_HERE, HOLDS],
] as const

/** One node: its edges in the tables, and whether a leaf hangs on them. */
interface Step {
  readonly left: number
  readonly right: number
  readonly leftIsLeaf: boolean
  readonly rightIsLeaf: boolean
}

/** Nodes in preorder. */
export function stepsOf({ edges }: TreeTables): Step[] {
  const rightOf = new Map<number, number>()
  for (let edge = 0; edge < edges.count; edge++)
    if (edges.left[edge] === 0) rightOf.set(edges.splitNode[edge]!, edge)
  const steps: Step[] = []
  for (let left = 0; left < edges.count; left++) {
    if (edges.left[left] === 0) continue
    const right = rightOf.get(edges.splitNode[left]!)!
    steps.push({ left, right, leftIsLeaf: edges.leaf[left]! >= 0, rightIsLeaf: edges.leaf[right]! >= 0 })
  }
  return steps
}

/** Doubles of a step's table. */
function tableSize(step: Step, pairs: number): number {
  return STATES.length * pairs * (step.leftIsLeaf && step.rightIsLeaf ? 4 : 8)
}

/**
 * The tables of all steps, one after the other: [state][pair of points][vector][point of the pair].
 * @param pairs half the quadrature points, rounded up; an odd point is filled up with zeros
 */
export function stepTables(tables: TreeTables, steps: readonly Step[], pairs: number): Float64Array {
  const { points } = tables
  const out = new Float64Array(steps.reduce((sum, step) => sum + tableSize(step, pairs), 0))
  let to = 0
  for (const step of steps) {
    const write = step.leftIsLeaf && step.rightIsLeaf ? writeLeaves : writeChildren
    const size = tableSize(step, 1) / STATES.length
    for (const [left, right] of STATES) {
      const a = (step.left * 3 + left) * points
      const b = (step.right * 3 + right) * points
      for (let q = 0; q < points; q++) write(tables, step, a + q, b + q, out, to + (q >> 1) * size + (q & 1))
      to += pairs * size
    }
  }
  return out
}

/** Two leaves, added up: the product that lies below and, × coefficient, the feature's part. */
function writeLeaves(
  { factor, coefficient }: TreeTables,
  _: Step,
  a: number,
  b: number,
  out: Float64Array,
  to: number,
): void {
  out[to] = factor[a]! + factor[b]!
  out[to + 2] = factor[a]! * coefficient[a]! + factor[b]! * coefficient[b]!
}

/** A node gives its factor and coefficient; a leaf, which comes second, its product and its part. */
function writeChildren(
  { factor, coefficient }: TreeTables,
  { leftIsLeaf, rightIsLeaf }: Step,
  a: number,
  b: number,
  out: Float64Array,
  to: number,
): void {
  const first = leftIsLeaf ? b : a
  const second = leftIsLeaf ? a : b
  out[to] = factor[first]!
  out[to + 2] = coefficient[first]!
  out[to + 4] = factor[second]!
  out[to + 6] = coefficient[second]! * (leftIsLeaf || rightIsLeaf ? factor[second]! : 1)
}

/** @param address of the step tables in the kernel's memory */
export function stepWords(
  { edges }: TreeTables,
  steps: readonly Step[],
  pairs: number,
  address: number,
): Uint32Array {
  const placeOf = new Map(steps.map((step, at) => [edges.splitNode[step.left]!, at]))
  const stepOf = (edge: number): number => placeOf.get(edges.splitNode[edge]!)!
  // The node below an edge is the one whose edges have it as parent.
  const below = new Map(steps.map((step, at) => [edges.parent[step.left]!, at]))
  const out = new Uint32Array(steps.length * STEP_WORDS)
  let table = address
  for (const [at, step] of steps.entries()) {
    const above = edges.sameAbove[step.left]!
    const mask = above < 0 ? 0 : 8 + 16 * stepOf(above) + (edges.left[above] === 1 ? 0 : 8)
    const children = [step.left, step.right].flatMap((edge) => below.get(edge) ?? [])
    const feature = edges.features[edges.player[step.left]!]!
    const [first = 0, second = 0] = children.map((child) => child * pairs * 16)
    out.set([mask, table, 2 - children.length, feature * 8, first, second], at * STEP_WORDS)
    table += tableSize(step, pairs) * 8
  }
  return out
}
