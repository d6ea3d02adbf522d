import { fail } from '../errors/index.ts'
import {
  BANK_MEASURES,
  type Confusion,
  cost,
  fBeta,
  figuresAt,
  type LimitFigures,
  type Measures,
} from './limit-figures.ts'

/**
 * The limit that separates best in Youden's sense: most of (share of bad declined − share of good declined).
 * @param rawScores out-of-fold scores of applications with known outcome, log-odds
 * @param target 1 = payment difficulties, 0 = none; both present
 * @throws VitrineError E_LIMIT_ROWS
 */
export function youdenThreshold(
  rawScores: Float64Array,
  target: ArrayLike<number>,
  measures: Measures = BANK_MEASURES,
): LimitFigures {
  // J · bad · good in whole numbers, so that equal cuts compare equal.
  return bestLimit(rawScores, target, measures, (cut) => {
    const bad = cut.approvedBad + cut.declinedBad
    const good = cut.approvedGood + cut.declinedGood
    return cut.declinedBad * good - cut.declinedGood * bad
  })
}

/** The limit with the lowest cost of wrong decisions. Arguments and errors as for `youdenThreshold`. */
export function costThreshold(
  rawScores: Float64Array,
  target: ArrayLike<number>,
  measures: Measures = BANK_MEASURES,
): LimitFigures {
  return bestLimit(rawScores, target, measures, (cut) => -cost(cut, measures))
}

/** The limit with the highest F-beta. Arguments and errors as for `youdenThreshold`. */
export function fBetaThreshold(
  rawScores: Float64Array,
  target: ArrayLike<number>,
  measures: Measures = BANK_MEASURES,
): LimitFigures {
  return bestLimit(rawScores, target, measures, (cut) => fBeta(cut, measures))
}

/** Tries every cut between different scores, most approvals first; of equal cuts the one that approves most wins. */
function bestLimit(
  rawScores: Float64Array,
  target: ArrayLike<number>,
  measures: Measures,
  merit: (cut: Confusion) => number,
): LimitFigures {
  checkRows(rawScores, target)
  const order = Uint32Array.from(rawScores.keys()).sort((a, b) => rawScores[a]! - rawScores[b]!)
  const cut = { approvedGood: 0, approvedBad: 0, declinedGood: 0, declinedBad: 0 }
  for (const row of order) cut[target[row] === 1 ? 'approvedBad' : 'approvedGood']++
  let best = merit(cut)
  let approved = order.length
  for (let k = order.length - 1; k >= 0; k--) {
    const bad = target[order[k]!] === 1
    cut[bad ? 'approvedBad' : 'approvedGood']--
    cut[bad ? 'declinedBad' : 'declinedGood']++
    if (k > 0 && rawScores[order[k - 1]!] === rawScores[order[k]!]) continue
    const now = merit(cut)
    if (now > best) {
      best = now
      approved = k
    }
  }
  const limit = limitBetween(
    approved === 0 ? undefined : rawScores[order[approved - 1]!]!,
    approved === order.length ? undefined : rawScores[order[approved]!]!,
  )
  return figuresAt(limit, rawScores, target, measures)
}

/** Midway, so that the next applicant near the cut has the same room on both sides. */
function limitBetween(lastApproved: number | undefined, firstDeclined: number | undefined): number {
  if (lastApproved === undefined) return firstDeclined!
  // All approved: no neighbour above, so one unit of log-odds of room.
  if (firstDeclined === undefined) return lastApproved + 1
  const middle = lastApproved + (firstDeclined - lastApproved) / 2
  // Between two adjacent doubles the middle rounds to one of them; the upper one still cuts rightly.
  return middle > lastApproved ? middle : firstDeclined
}

function checkRows(rawScores: Float64Array, target: ArrayLike<number>): void {
  let bad = 0
  let good = 0
  for (let row = 0; row < rawScores.length; row++) {
    if (!Number.isFinite(rawScores[row]!)) break
    if (target[row] === 1) bad++
    else if (target[row] === 0) good++
  }
  if (bad > 0 && good > 0 && bad + good === rawScores.length && target.length === rawScores.length) return
  fail('E_LIMIT_ROWS', {
    what: 'A limit cannot be found on these rows.',
    got: `${rawScores.length} scores and ${target.length} outcomes, of which ${bad} with and ${good} without payment difficulties are usable`,
    expected: 'a finite score and an outcome of 0 or 1 per row, and both outcomes present',
    remedy: 'Train on more rows, or check where the outcomes come from.',
  })
}
