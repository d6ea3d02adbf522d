import type { RuleHit } from './rules.ts'

export type Outcome = 'approved' | 'declined'

/** Where the PD would likely lie with other training data; `level` = share of people whose true PD it should hold. */
export type PdRange = { readonly low: number; readonly high: number; readonly level: number }

/** Plain data, ready to be hashed and recorded. */
export type Decision = {
  readonly outcome: Outcome
  /** A rule that was hit declines whatever the score says. */
  readonly decidedBy: 'score' | 'rule'
  /** Log-odds before calibration. */
  readonly rawScore: number
  /** Raw score: below it is approved, at or above it declined. */
  readonly limit: number
  /** Calibrated probability of payment difficulties, [0, 1]. */
  readonly pd: number
  readonly limitPd: number
  /** Null when nothing says how sure the PD is. */
  readonly pdInterval: PdRange | null
  /**
   * True when the interval holds the limit, or PD lies within one person in 100 of it; never where a rule decided, which no
   * other reading of the risk would change.
   */
  readonly closeCall: boolean
  /** True when PD lies so near the limit that the lender's policy asks for a person, whoever decided. */
  readonly inGreyBand: boolean
  /** How far above the limit (declined side) the score lies; below 0 on the approved side. */
  readonly aboveLimit: {
    readonly logOdds: number
    /** People in 100. */
    readonly points: number
  }
  readonly rules: readonly RuleHit[]
}

/** One person in 100. */
const CLOSE_CALL_PD = 0.01

/**
 * @param options.rawScore log-odds, from the deciding model
 * @param options.calibrate probability of a raw score, never falling
 * @param options.limit raw score
 * @param options.interval of a PD; absent = not known
 * @param options.rules hits of `applyRules`, default none
 * @param options.greyBandPd half-width of the band in which a person decides, in PD; absent = no such band
 */
export function decide(options: {
  readonly rawScore: number
  readonly calibrate: (rawScore: number) => number
  readonly limit: number
  readonly interval?: (pd: number) => PdRange
  readonly rules?: readonly RuleHit[]
  readonly greyBandPd?: number
}): Decision {
  const { rawScore, calibrate, limit, interval, rules = [], greyBandPd } = options
  if (!Number.isFinite(rawScore)) throw new RangeError(`a raw score of ${rawScore} cannot be decided`)
  const pd = calibrate(rawScore)
  const limitPd = calibrate(limit)
  const gap = Math.abs(pd - limitPd)
  const pdInterval = interval?.(pd) ?? null
  const ruled = rules.length > 0
  const approved = rawScore < limit && !ruled
  return {
    outcome: approved ? 'approved' : 'declined',
    decidedBy: ruled ? 'rule' : 'score',
    rawScore,
    limit,
    pd,
    limitPd,
    pdInterval,
    closeCall: !ruled && (gap <= CLOSE_CALL_PD || (pdInterval !== null && holds(pdInterval, limitPd))),
    inGreyBand: greyBandPd !== undefined && gap <= greyBandPd,
    aboveLimit: { logOdds: rawScore - limit, points: 100 * (pd - limitPd) },
    rules,
  }
}

function holds({ low, high }: PdRange, pd: number): boolean {
  return low <= pd && pd <= high
}
