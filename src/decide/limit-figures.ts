/** What a limit does to a set of applications with known outcome. Target 1 = payment difficulties. */
export type LimitFigures = {
  /** Raw score, log-odds: below it is approved, at or above it declined. */
  readonly limit: number
  readonly nRows: number
  readonly approvedGood: number
  readonly approvedBad: number
  readonly declinedGood: number
  readonly declinedBad: number
  readonly approvalRate: number
  /** Share with payment difficulties among the approved; 0 when nobody is. */
  readonly difficultiesAmongApproved: number
  /** (falseApproval · approvedBad + falseDecline · declinedGood) / nRows. */
  readonly costPerApplication: number
  /** F-beta of finding payment difficulties: recall counts beta times as much as precision. */
  readonly fBeta: number
  /** Share of bad declined − share of good declined. */
  readonly youdenJ: number
}

/** What errors cost. Only the ratio of the two costs moves the cost limit. */
export interface Measures {
  /** Cost of approving an application that ends in payment difficulties. */
  readonly falseApproval: number
  /** Cost of declining one that would have been repaid. */
  readonly falseDecline: number
  readonly beta: number
}

export const BANK_MEASURES: Measures = { falseApproval: 10, falseDecline: 1, beta: 2 }

export interface Confusion {
  readonly approvedGood: number
  readonly approvedBad: number
  readonly declinedGood: number
  readonly declinedBad: number
}

export function cost({ approvedBad, declinedGood }: Confusion, measures: Measures): number {
  return measures.falseApproval * approvedBad + measures.falseDecline * declinedGood
}

export function fBeta({ approvedBad, declinedGood, declinedBad }: Confusion, { beta }: Measures): number {
  const hits = (1 + beta * beta) * declinedBad
  return hits === 0 ? 0 : hits / (hits + beta * beta * approvedBad + declinedGood)
}

/**
 * @param limit raw score, log-odds
 * @param rawScores out-of-fold, one per row
 * @param target 0 or 1 per row, both present
 */
export function figuresAt(
  limit: number,
  rawScores: Float64Array,
  target: ArrayLike<number>,
  measures: Measures = BANK_MEASURES,
): LimitFigures {
  const counts = { approvedGood: 0, approvedBad: 0, declinedGood: 0, declinedBad: 0 }
  for (let row = 0; row < rawScores.length; row++) {
    const approved = rawScores[row]! < limit
    if (target[row] === 1) counts[approved ? 'approvedBad' : 'declinedBad']++
    else counts[approved ? 'approvedGood' : 'declinedGood']++
  }
  const nRows = rawScores.length
  const approved = counts.approvedGood + counts.approvedBad
  return {
    limit,
    nRows,
    ...counts,
    approvalRate: approved / nRows,
    difficultiesAmongApproved: approved === 0 ? 0 : counts.approvedBad / approved,
    costPerApplication: cost(counts, measures) / nRows,
    fBeta: fBeta(counts, measures),
    youdenJ:
      counts.declinedBad / (counts.declinedBad + counts.approvedBad) -
      counts.declinedGood / (counts.declinedGood + counts.approvedGood),
  }
}
