import type { Lineage } from './lineage.ts'
import { columnUse, type Policy } from './policy.ts'
import type { ColumnUse } from './policy-schema.ts'

/** What a column may be used for by this feature: a column bound to certain features is monitored in all others. */
export function effectiveUse(policy: Policy, column: string, featureId: string): ColumnUse {
  const use = columnUse(policy, column)
  const bound = policy.columns[column]?.onlyThrough
  const free = bound === undefined || Object.hasOwn(bound, featureId)
  return free || use === 'never' ? use : 'monitor'
}

/**
 * The first column that a feature reads although the policy keeps it out of the score, with the way from there.
 * @param end of the way
 */
export function breachOf(
  id: string,
  lineage: Lineage,
  policy: Policy,
  end: readonly string[] = [id, 'model'],
): { readonly column: string; readonly words: string } | undefined {
  for (const [column, path] of lineage) {
    const use = effectiveUse(policy, column, id)
    if (use === 'model' || use === 'review') continue
    const { why, onlyThrough } = policy.columns[column]!
    const ground = policy.grounds[why]?.en ?? why
    const instead =
      onlyThrough === undefined ? '' : ` Only ${Object.keys(onlyThrough).join(', ')} may read it.`
    const way = [column, ...path, ...end].join(' → ')
    return { column, words: `${way} (${column} is "${use}": ${ground}${instead})` }
  }
  return undefined
}
