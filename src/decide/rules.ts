/** A fact of the application as filed; null = missing. */
export type FactValue = number | string | null

/** A fact that is missing meets none of the comparisons. */
export type Condition =
  | { readonly fact: string; readonly below: number }
  | { readonly fact: string; readonly above: number }
  | { readonly fact: string; readonly equals: number | string }
  | { readonly fact: string; readonly missing: true }
  | { readonly all: readonly Condition[] }
  | { readonly any: readonly Condition[] }

/** A hard rule of the lender: when its condition is met the application is declined, whatever the score. */
export interface Rule {
  readonly id: string
  readonly when: Condition
  /** Told to the applicant as the reason. */
  readonly text: { readonly en: string; readonly fr: string }
  /** Law or policy paragraph the rule comes from. */
  readonly source: string
}

export type RuleHit = {
  readonly id: string
  readonly text: { readonly en: string; readonly fr: string }
  readonly source: string
}

/** The rules whose condition is met, in policy order. */
export function applyRules(rules: readonly Rule[], facts: Readonly<Record<string, FactValue>>): RuleHit[] {
  return rules
    .filter(({ when }) => isMet(when, facts))
    .map(({ id, text, source }) => ({ id, text: { en: text.en, fr: text.fr }, source }))
}

function isMet(condition: Condition, facts: Readonly<Record<string, FactValue>>): boolean {
  if ('all' in condition) return condition.all.every((part) => isMet(part, facts))
  if ('any' in condition) return condition.any.some((part) => isMet(part, facts))
  const value = facts[condition.fact]
  // A rule about a fact that the application does not have would never fire: that is a mistake in the policy.
  if (value === undefined)
    throw new RangeError(`a rule names the fact ${condition.fact}, which does not exist`)
  if ('missing' in condition) return value === null
  if ('equals' in condition) return value === condition.equals
  if (typeof value !== 'number') return false
  return 'below' in condition ? value < condition.below : value > condition.above
}
