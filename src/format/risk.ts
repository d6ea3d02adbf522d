import type { Language } from './language.ts'
import { formatNumber, roundHalfUp } from './number.ts'

export interface RiskTexts {
  /** People in 100, as text. */
  readonly risk: string
  readonly limit: string
  readonly decimals: number
}

/**
 * Risk and limit as people in 100, with as many decimals as it takes that the two texts never contradict the
 * verdict: whole numbers, one decimal within 1 of the limit, more when they would still read the same.
 * @param pd in [0, 1] @param limitPd in [0, 1]
 */
export function formatRiskAndLimit(language: Language, pd: number, limitPd: number): RiskTexts {
  const decimals = decimalsNear(pd, limitPd)
  return {
    risk: formatNumber(language, pd * 100, decimals),
    limit: formatNumber(language, limitPd * 100, decimals),
    decimals,
  }
}

/** Decimals for a risk that stands beside a limit: 0, or 1 to 3 within one point of it. */
export function decimalsNear(pd: number, limitPd: number): number {
  const points = pd * 100
  const limit = limitPd * 100
  if (Math.abs(points - limit) > 1) return 0
  for (const decimals of [1, 2, 3]) {
    if (pd === limitPd || roundHalfUp(points, decimals) !== roundHalfUp(limit, decimals)) return decimals
  }
  return 3
}

/** Whole people in 100 for dots and counts; at least 0, at most 100. */
export function peopleIn100(pd: number): number {
  return Math.min(100, Math.max(0, roundHalfUp(pd * 100, 0)))
}

export interface RiskRangeTexts extends RiskTexts {
  readonly low: string
  readonly high: string
}

/**
 * Risk, limit and the range of the risk, all with the decimals that the one nearest the limit needs, so that no two of
 * them contradict each other or the verdict.
 * @param interval in [0, 1], low ≤ pd ≤ high
 */
export function formatRiskRange(
  language: Language,
  pd: number,
  limitPd: number,
  interval: { readonly low: number; readonly high: number },
): RiskRangeTexts {
  const { low, high } = interval
  const near = Math.max(...[pd, low, high].map((end) => decimalsNear(end, limitPd)))
  const same = roundHalfUp(low * 100, near) === roundHalfUp(high * 100, near)
  const decimals = same ? Math.max(near, 1) : near
  const text = (share: number): string => formatNumber(language, share * 100, decimals)
  return { risk: text(pd), limit: text(limitPd), low: text(low), high: text(high), decimals }
}
