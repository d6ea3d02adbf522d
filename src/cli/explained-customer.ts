import { homeCredit } from '../../lenders/home-credit/index.ts'
import { type Bank, DECIDING, type ObjectiveResult, reasonSays } from '../workspace/index.ts'

export const LANGUAGES = ['en', 'fr'] as const
export type Language = (typeof LANGUAGES)[number]

/** One decision in full, for machines. */
export interface ExplainedCustomer
  extends Pick<ObjectiveResult, 'rawScore' | 'pd' | 'limitPd' | 'closeCall'> {
  readonly id: number
  readonly outcome: 'approved' | 'declined'
  /** Rules that decline it whatever the score: the first reasons; none = the score decided. */
  readonly rules: readonly { readonly id: string; readonly text: string; readonly source: string }[]
  /** Where the PD would likely lie with other training data. */
  readonly pdInterval: { readonly low: number; readonly high: number }
  /** `final`, or the fold model that did not see this outcome; `imported`: made elsewhere. */
  readonly scoredBy: string
  /** Mean raw score of the people compared with: baseValue + Σ attributions = rawScore within 1e-9. */
  readonly baseValue: number
  readonly baseline: { readonly kind: string; readonly n: number }
  /** Every scored item, biggest first; log-odds. */
  readonly attributions: readonly { readonly feature: string; readonly value: number }[]
  /** At most four, strongest first; none where only a rule declines. */
  readonly reasons: readonly {
    /** Reason group. */
    readonly code: string
    readonly text: string
    /** Of the item that stands for the reason: a number, the value of a category, or null = not known. */
    readonly value: number | string | null
    /** The same of a typical person compared with. */
    readonly typical: number | string | null
    /** People in 100; above 0 raises the risk. */
    readonly points: number
    /** Scored again without it, the risk moved as the reason says. */
    readonly verified: boolean
  }[]
  /** A reason failed its re-score: a person must look before anything is sent. */
  readonly held: boolean
  /** |baseValue + Σ attributions − rawScore|. */
  readonly sumDifference: number
}

/** @throws VitrineError E_APPLICATION_UNKNOWN */
export async function explainedCustomer(
  bank: Bank,
  id: number,
  language: Language,
): Promise<ExplainedCustomer> {
  const explanation = await bank.explain(id)
  const { results, rules, scoredBy } = (await bank.scored(id))!
  const { rawScore, pd, limitPd, pdInterval, outcome, closeCall } = results[DECIDING]
  const { low, high } = pdInterval!
  const { kind, n, rawScore: baseValue } = explanation.baseline
  return {
    id,
    outcome,
    rules: rules.map(({ id: rule, text, source }) => ({ id: rule, text: text[language], source })),
    closeCall,
    rawScore,
    pd,
    limitPd,
    pdInterval: { low, high },
    scoredBy,
    baseValue,
    baseline: { kind, n },
    attributions: explanation.groups
      .flatMap(({ features }) => features.map((one) => ({ feature: one.id, value: one.attribution })))
      .sort((a, b) => Math.abs(b.value) - Math.abs(a.value)),
    reasons: explanation.reasons.map(({ group, points, verified }) => {
      const lead = explanation.groups.find((one) => one.group === group)?.features[0]
      const words = homeCredit.catalogue.reasonGroups.find((one) => one.id === group)!
      return {
        code: group,
        text: words[reasonSays(lead?.value, points)][language],
        value: lead?.value ?? null,
        typical: lead?.typical ?? null,
        points,
        verified,
      }
    }),
    held: explanation.held,
    sumDifference: explanation.sumCheck.difference,
  }
}
