import type { ColumnSpec } from '../../matrix/index.ts'
import { CATEGORICAL } from '../decision-type.ts'
import type { Tree } from '../ensemble.ts'
import type { Axis } from './additive-model.ts'

/** Columns that a tree looks at, in the order in which its nodes first do. */
export function columnsOfTree(tree: Tree): number[] {
  return [...new Set(tree.splitFeature)]
}

/** The coarsest axis of a column on whose parts every one of the trees is constant. */
export function axisOfTrees(trees: readonly Tree[], column: number, spec: ColumnSpec): Axis {
  const cuts = new Set<number>()
  const codes = new Set<number>()
  for (const tree of trees) {
    for (const [node, feature] of tree.splitFeature.entries()) {
      if (feature !== column) continue
      if ((tree.decisionType[node]! & CATEGORICAL) === 0) cuts.add(tree.threshold[node]!)
      else for (const code of listedCodes(tree, tree.threshold[node]!)) codes.add(code)
    }
  }
  // A threshold of infinity only parts the missing from the others, and every axis does.
  const finite = Float64Array.from(cuts).filter((cut) => Number.isFinite(cut))
  return spec.kind === 'number'
    ? { column, cuts: finite.sort(), codes: new Int32Array(0) }
    : { column, cuts: new Float64Array(0), codes: Int32Array.from(codes).sort() }
}

function listedCodes({ catBoundaries, catWords }: Tree, split: number): number[] {
  const from = catBoundaries[split]!
  const codes: number[] = []
  for (let word = from; word < catBoundaries[split + 1]!; word++)
    for (let bit = 0; bit < 32; bit++)
      if (((catWords[word]! >>> bit) & 1) === 1) codes.push((word - from) * 32 + bit)
  return codes
}
