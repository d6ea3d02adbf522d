import type { DecisionAnswer, LetterLanguage, LetterScale } from '../../contract/index.ts'
import { formatNumber, formatRiskAndLimit, roundHalfUp } from '../../format/index.ts'
import type { LetterWords } from '../words/index.ts'

/** Risk and limit as the letter says and draws them, with the decimals that keep them on their sides. */
export function riskFigures(
  decision: DecisionAnswer,
  words: LetterWords,
  language: LetterLanguage,
): { readonly risk: string; readonly limit: string; readonly scale: LetterScale } {
  const { pd, limitPd } = decision.scores.find(({ decides }) => decides)!
  const { risk, limit, decimals } = formatRiskAndLimit(language, pd, limitPd)
  const all = formatNumber(language, 100 * decision.baseRate)
  const round = (share: number): number => roundHalfUp(100 * share, decimals)
  return {
    risk,
    limit,
    scale: {
      risk: round(pd),
      limit: round(limitPd),
      all: roundHalfUp(100 * decision.baseRate, 1),
      end: AXIS_ENDS.find((end) => 100 * Math.max(pd, limitPd) <= end - 2) ?? 100,
      words: {
        risk: words.scale.you(risk),
        limit: words.scale.limit(limit),
        all: words.scale.all(all),
        accepted: words.scale.accepted,
        declined: words.scale.declined,
        about: words.scale.about(risk, limit, all),
      },
    },
  }
}

/** People in 100; 30 as on the pages, more for a risk beyond it. */
const AXIS_ENDS = [30, 60, 100]
