import { type Observed, observedRate } from '../../compare/index.ts'
import type { ScoresOf } from './read-scores.ts'

/** People on whom two models give one pair of answers. */
export interface SwapCell {
  /** All applications. */
  readonly n: number
  /** Those whose outcome is known. */
  readonly observed: Observed
  /** Null in a cell without people. */
  readonly meanPd: { readonly first: number; readonly second: number } | null
}

export interface Mover {
  readonly applicationId: number
  readonly pd: { readonly first: number; readonly second: number }
  readonly approved: { readonly first: boolean; readonly second: boolean }
}

export interface SwapSet {
  /** Shares of all applications. */
  readonly approvalRate: { readonly first: number; readonly second: number }
  readonly bothApprove: SwapCell
  readonly bothDecline: SwapCell
  /** Approved by the first, declined by the second. */
  readonly onlyFirst: SwapCell
  /** Declined by the first, approved by the second. */
  readonly onlySecond: SwapCell
  /** People whose PD differs most, the widest first. */
  readonly movers: readonly Mover[]
}

const MOVERS = 10

/**
 * Who would be answered otherwise by another model, and what became of them.
 * @param target 1, 0, NaN where the outcome is not known; all arrays in one order of applications
 */
export function swapSet(
  applicationIds: Float64Array,
  target: Float64Array,
  first: ScoresOf,
  second: ScoresOf,
): SwapSet {
  const rows = Uint32Array.from(target.keys())
  const cell = (byFirst: 0 | 1, bySecond: 0 | 1): SwapCell =>
    cellOf(
      rows.filter((row) => first.approved[row] === byFirst && second.approved[row] === bySecond),
      target,
      first.pds,
      second.pds,
    )
  const moved = (row: number): number => Math.abs(second.pds[row]! - first.pds[row]!)
  const widest = rows.slice().sort((a, b) => moved(b) - moved(a) || a - b)
  return {
    approvalRate: { first: mean(first.approved), second: mean(second.approved) },
    bothApprove: cell(1, 1),
    bothDecline: cell(0, 0),
    onlyFirst: cell(1, 0),
    onlySecond: cell(0, 1),
    movers: Array.from(widest.subarray(0, MOVERS), (row) => ({
      applicationId: applicationIds[row]!,
      pd: { first: first.pds[row]!, second: second.pds[row]! },
      approved: { first: first.approved[row] === 1, second: second.approved[row] === 1 },
    })),
  }
}

function cellOf(
  rows: Uint32Array,
  target: Float64Array,
  first: Float64Array,
  second: Float64Array,
): SwapCell {
  const known = rows.filter((row) => !Number.isNaN(target[row]!))
  const difficulties = known.reduce((sum, row) => sum + target[row]!, 0)
  const over = (pds: Float64Array): number => rows.reduce((sum, row) => sum + pds[row]!, 0) / rows.length
  return {
    n: rows.length,
    observed: observedRate(known.length, difficulties),
    meanPd: rows.length === 0 ? null : { first: over(first), second: over(second) },
  }
}

function mean(flags: Uint8Array): number {
  return flags.reduce((sum, flag) => sum + flag, 0) / flags.length
}
