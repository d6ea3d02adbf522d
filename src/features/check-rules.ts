import { fail } from '../errors/index.ts'
import { breachOf } from './breach.ts'
import type { Catalogue, FeatureDefinition } from './feature.ts'
import type { Lineage } from './lineage.ts'
import type { Policy } from './policy.ts'
import type { PolicyRule } from './policy-schema.ts'

type Comparison = Extract<PolicyRule['when'], { readonly fact: string }>

/**
 * Checks what the rules of a policy are about: features that the score may use too, compared with values that they can
 * have. What stands in no score stands in no rule.
 * @param lineage of every feature
 * @throws E_POLICY_BREACH for a rule that reads a monitored or forbidden column, naming the way from the column to the rule;
 *   E_POLICY_RULE for a fact that is no feature, or a value that it cannot have
 */
export function checkRules(
  catalogue: Catalogue,
  policy: Policy,
  lineage: ReadonlyMap<string, Lineage>,
): void {
  const features = new Map(catalogue.features.map((feature) => [feature.id, feature]))
  for (const rule of policy.rules ?? []) {
    for (const comparison of comparisonsOf(rule.when)) {
      const { fact } = comparison
      const feature = features.get(fact)
      if (feature === undefined) {
        const isColumn = Object.hasOwn(policy.columns, fact)
        if (isColumn) refuseBreach(rule, fact, new Map([[fact, []]]), [], policy)
        refuseFact(rule, fact, lineage)
      }
      refuseBreach(rule, fact, lineage.get(fact)!, [fact], policy)
      refuseKind(rule, comparison, feature)
    }
  }
}

/** The comparisons of a condition, in the order of its text. */
export function comparisonsOf(when: PolicyRule['when']): readonly Comparison[] {
  if ('fact' in when) return [when]
  return ('all' in when ? when.all : when.any).flatMap(comparisonsOf)
}

/** @param reads what the fact is made from: of a raw column that is named outright, the column itself */
function refuseBreach(
  { id }: PolicyRule,
  fact: string,
  reads: Lineage,
  way: readonly string[],
  policy: Policy,
): void {
  const breach = breachOf(fact, reads, policy, [...way, `rule ${id}`])
  if (breach === undefined) return
  fail('E_POLICY_BREACH', {
    what: `A rule reads a column that policy ${policy.version} keeps out of decisions.`,
    got: breach.words,
    expected: 'only columns with use "model" or "review"',
    remedy: `Rewrite the rule ${id} without ${breach.column}.`,
    column: breach.column,
  })
}

function refuseFact({ id }: PolicyRule, fact: string, lineage: ReadonlyMap<string, Lineage>): never {
  const reading = [...lineage].filter(([, from]) => from.has(fact)).map(([feature]) => feature)
  fail('E_POLICY_RULE', {
    what: `The rule ${id} is about something that is no feature.`,
    got: fact,
    expected:
      reading.length === 0
        ? 'the id of a feature of the catalogue'
        : `a feature, of which these read it: ${reading.slice(0, 5).join(', ')}`,
    remedy: 'Name a feature: it has one value for filed, new and tried applications alike.',
  })
}

function refuseKind({ id }: PolicyRule, comparison: Comparison, feature: FeatureDefinition): void {
  if ('missing' in comparison) return
  const { kind, categories = [] } = feature
  const fits =
    kind === 'number'
      ? !('equals' in comparison) || typeof comparison.equals === 'number'
      : 'equals' in comparison && categories.includes(String(comparison.equals))
  if (fits) return
  fail('E_POLICY_RULE', {
    what: `The rule ${id} compares ${feature.id} with a value that it cannot have.`,
    got: JSON.stringify(comparison),
    expected: kind === 'number' ? 'a number' : `equals one of ${categories.join(', ')}`,
    remedy: 'Correct the comparison: as it stands it would never be met.',
  })
}
