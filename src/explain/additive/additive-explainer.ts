import { type AdditiveModel, cellOf, countParts } from '../../model/index.ts'
import type { ReferenceExplainer } from '../reference/reference-explainer.ts'
import { emptyAttributions } from '../trees/empty-attributions.ts'
import { rowsPerCell, type ShapeShares, shapeShares } from './shape-shares.ts'

/**
 * Exact interventional Shapley values of a sum of shapes, looked up: a person costs one look-up per shape, however many
 * trees trained the model and however many rows it is compared with. Equal to `createReferenceExplainer` on the model's
 * trees; without pairs, equal to path-dependent values too when the set is the training rows.
 * @param reference row-major, n × nFeatures, n ≥ 1, NaN = missing; left out: the rows that trained the model
 * @returns `baseValue` = mean raw score of the set; base + a row's values = its raw score within 1e-9
 * Source: Sundararajan & Najmi 2020 (baseline Shapley values of a pair).
 */
export function createAdditiveExplainer(model: AdditiveModel, reference?: Float64Array): ReferenceExplainer {
  const { columns, base, shapes } = model
  const nFeatures = columns.length
  const nRows = reference === undefined ? model.nRows : reference.length / nFeatures
  if (!(nRows >= 1 && Number.isInteger(nRows)))
    throw new RangeError(`${reference?.length ?? 0} values are no rows of ${nFeatures} features`)
  const all = shapes.map((shape) =>
    shapeShares(shape, columns, reference ? rowsPerCell(shape, columns, reference) : shape.rows),
  )
  return {
    nFeatures,
    baseValue: all.reduce((sum, { mean }) => sum + mean, base),
    attribution(rows, n) {
      const out = emptyAttributions(rows, n, nFeatures)
      for (let at = 0; at < out.length; at += nFeatures) {
        for (const { shape, shares } of all) {
          const cell = cellOf(shape, columns, rows, at)
          for (const [a, axis] of shape.axes.entries()) out[at + axis.column]! += shares[a]![cell]!
        }
      }
      return out
    },
    rescore(row, rawScore, features) {
      const taken = new Set(features)
      let change = 0
      for (const each of all) {
        const isTaken = each.shape.axes.map(({ column }) => taken.has(column))
        if (!isTaken.includes(true)) continue
        const cell = cellOf(each.shape, columns, row)
        const instead = isTaken.includes(false) ? heldMean(each, columns, cell, isTaken) : each.mean
        change += instead - each.shape.values[cell]!
      }
      return rawScore + change
    },
  }
}

/** Mean of a pair when one of its features is taken from the rows and the other stays. */
function heldMean(
  { shape, heldMeans }: ShapeShares,
  columns: AdditiveModel['columns'],
  cell: number,
  isTaken: readonly boolean[],
): number {
  const second = shape.axes[1]!
  const perFirst = countParts(second, columns[second.column]!)
  return isTaken[0] ? heldMeans[1]![cell % perFirst]! : heldMeans[0]![Math.floor(cell / perFirst)]!
}
