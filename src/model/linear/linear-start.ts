import { baseLogOdds } from '../training/base-log-odds.ts'
import type { BinnedMatrix } from '../training/binned-matrix.ts'
import { fitLasso } from './fit-lasso.ts'
import { type SteppedTree, steppedTree } from './stepped-tree.ts'
import { binCounts, linearTerms } from './terms.ts'

export interface LinearStart {
  /** Log-odds before any tree. */
  readonly intercept: number
  /** One per column that the score uses. */
  readonly trees: readonly SteppedTree[]
}

export interface LinearStartRequest {
  readonly binned: BinnedMatrix
  /** By row number, 0 or 1 at the rows used; both occur. */
  readonly target: ArrayLike<number>
  readonly rows: Uint32Array
  readonly positiveWeight: number
  /** Per column: 1 = the score may only rise with the value, −1 = only fall, 0 = free. */
  readonly directions: Int8Array
  /** Penalty as a share of the one below which pure noise would enter. */
  readonly strength: number
  readonly signal?: AbortSignal
}

/** More rows would move the coefficients by less than boosting then does, and cost as many times more. */
const MOST_ROWS = 50_000

/**
 * A lasso over ranks, categories and missing values: what a few thousand rows can say for certain, from which boosting
 * then starts. The penalty grows with √(2 n q(1 − q) ln terms), q the share of positives: the largest gradient that
 * that many unrelated terms would show by chance.
 */
export async function linearStart(request: LinearStartRequest): Promise<LinearStart> {
  const { binned, target, positiveWeight, directions, strength, signal } = request
  const rows = evenlySpaced(request.rows, MOST_ROWS)
  const terms = linearTerms(binned, rows)
  const columnBins = new Map<number, Uint8Array>()
  for (const { column } of terms) {
    if (columnBins.has(column)) continue
    columnBins.set(column, binsAt(binned, column, rows))
  }
  const labels = Float64Array.from(rows, (row) => target[row]!)
  const weight = labels.map((label) => (label === 1 ? positiveWeight : 1))
  const share = labels.reduce((sum, label) => sum + label, 0) / rows.length
  const chance = Math.sqrt(2 * rows.length * share * (1 - share) * Math.log(Math.max(terms.length, 2)))
  const { intercept, coefficients } = await fitLasso(
    {
      bins: terms.map(({ column }) => columnBins.get(column)!),
      perBin: terms.map(({ perBin }) => perBin),
      target: labels,
      weight,
    },
    strength * chance,
    Int8Array.from(terms, ({ kind, column }) => (kind === 'rank' ? directions[column]! : 0)),
    baseLogOdds(target, rows, positiveWeight),
    signal,
  )
  const values = new Map<number, Float64Array>()
  for (const [k, { column, perBin }] of terms.entries()) {
    if (coefficients[k] === 0) continue
    const sum = values.get(column) ?? new Float64Array(perBin.length)
    for (let bin = 0; bin < sum.length; bin++) sum[bin]! += coefficients[k]! * perBin[bin]!
    values.set(column, sum)
  }
  return {
    intercept,
    trees: [...values].map(([column, perBin]) =>
      steppedTree(
        column,
        binned.mappers[column]!,
        perBin,
        binCounts(binned, column, request.rows),
        share * (1 - share),
      ),
    ),
  }
}

/** A loop: `Uint8Array.from` takes twenty times as long. */
function binsAt({ bins, nRows }: BinnedMatrix, column: number, rows: Uint32Array): Uint8Array {
  const start = column * nRows
  const found = new Uint8Array(rows.length)
  for (let i = 0; i < rows.length; i++) found[i] = bins[start + rows[i]!]!
  return found
}

function evenlySpaced(rows: Uint32Array, most: number): Uint32Array {
  if (rows.length <= most) return rows
  return Uint32Array.from({ length: most }, (_, at) => rows[Math.floor((at * rows.length) / most)]!)
}
