import type { ContributionItem, DecisionAnswer, Theme } from '../../../src/contract/index.ts'
import { decimalsNear, roundHalfUp, roundParts } from '../../format/index.ts'

const THEMES: readonly Theme[] = [
  'income-and-loan',
  'past-credit-here',
  'other-lenders',
  'external-scores',
  'file',
]

export interface RoundedItem extends ContributionItem {
  /** People in 100, rounded so that items sum to their theme. */
  readonly shown: number
}

export interface RoundedTheme {
  readonly theme: Theme
  /** Unrounded, for the place of the bar. */
  readonly points: number
  readonly shown: number
  readonly items: readonly RoundedItem[]
}

export interface Contributions {
  /** People in 100: unrounded places and shown numbers. */
  readonly start: { readonly points: number; readonly shown: number }
  readonly end: { readonly points: number; readonly shown: number }
  readonly change: number
  readonly decimals: number
  readonly themes: readonly RoundedTheme[]
  /** Shown points of a reason group: the same number in the reasons and in the sum. */
  readonly shownOf: ReadonlyMap<string, number>
  /** The unrounded parts reach the unrounded end within half of the last shown digit, and the service's own check holds. */
  readonly holds: boolean
}

/** Parts of the estimate in the fixed order of themes, rounded so that every sum on the page is exact. */
export function roundContributions(answer: DecisionAnswer): Contributions {
  const deciding = decidingScore(answer)
  const decimals = Math.max(1, decimalsNear(deciding.pd, deciding.limitPd))
  const start = answer.baseline.pd * 100
  const end = deciding.pd * 100
  const shownStart = roundHalfUp(start, decimals)
  const shownEnd = roundHalfUp(end, decimals)
  const change = roundHalfUp(shownEnd - shownStart, decimals)
  const ordered = [...answer.themes].sort((a, b) => THEMES.indexOf(a.theme) - THEMES.indexOf(b.theme))
  const themePoints = roundParts(
    ordered.map((theme) => theme.points),
    change,
    decimals,
  )
  const themes = ordered.map((theme, at) => {
    const shown = themePoints[at]!
    const itemPoints = roundParts(
      theme.items.map((item) => item.points),
      shown,
      decimals,
    )
    return {
      theme: theme.theme,
      points: theme.points,
      shown,
      items: theme.items.map((item, index) => ({ ...item, shown: itemPoints[index]! })),
    }
  })
  const reached = themes.reduce((sum, theme) => sum + theme.points, start)
  return {
    start: { points: start, shown: shownStart },
    end: { points: end, shown: shownEnd },
    change,
    decimals,
    themes,
    shownOf: new Map(themes.flatMap((theme) => theme.items.map((item) => [item.group, item.shown]))),
    holds: answer.sumCheck.holds && Math.abs(reached - end) < 0.5 * 10 ** -decimals,
  }
}

/** The score that decides; the service always names one. */
export function decidingScore(answer: DecisionAnswer) {
  return answer.scores.find((score) => score.decides) ?? answer.scores[0]!
}
