import { fail } from '../errors/index.ts'
import type { TableSchema } from '../ingest/index.ts'
import { breachOf, effectiveUse } from './breach.ts'
import { checkRules } from './check-rules.ts'
import type { Catalogue } from './feature.ts'
import { type Lineage, readLineage } from './lineage.ts'
import { COLUMN_USES, type Policy } from './policy.ts'
import type { ColumnUse } from './policy-schema.ts'

/** The features of a catalogue, parted by what the policy allows. Order is the catalogue's. */
export interface FeatureSelection {
  /** Ids that the scorer may see (every raw column is `model` or `review`). */
  readonly model: readonly string[]
  /** Ids that touch a `monitor` column: for fairness reports, in a matrix the scorer cannot open. */
  readonly monitored: readonly string[]
  /** Strictest use per feature id, `never` included. */
  readonly uses: ReadonlyMap<string, ColumnUse>
  readonly lineage: ReadonlyMap<string, Lineage>
}

/** Strictest use among the raw columns that a feature is made from. */
export function featureUse(featureId: string, lineage: Lineage, policy: Policy): ColumnUse {
  let strictest = 0
  for (const column of lineage.keys()) {
    strictest = Math.max(strictest, COLUMN_USES.indexOf(effectiveUse(policy, column, featureId)))
  }
  return COLUMN_USES[strictest]!
}

/**
 * Parts the catalogue by the policy.
 * @param requested ids that must be in the model; without it, all that the policy does not keep out
 * @throws E_POLICY_BREACH when a feature meant for the model is made from a monitored or forbidden column, or a feature
 *   through which alone a column may enter has not the direction that the policy asks for, or a rule reads such a column;
 *   E_POLICY_RULE for a rule about something that is no feature, or is not of its kind;
 *   E_POLICY_UNLISTED_COLUMN; E_FEATURE_UNKNOWN for a requested id that the catalogue does not have
 */
export async function selectFeatures(
  catalogue: Catalogue,
  policy: Policy,
  tables: readonly TableSchema[],
  requested?: readonly string[],
): Promise<FeatureSelection> {
  const lineage = await readLineage(catalogue, tables)
  const uses = new Map<string, ColumnUse>()
  for (const feature of catalogue.features) {
    uses.set(feature.id, featureUse(feature.id, lineage.get(feature.id)!, policy))
  }
  requireDirections(catalogue, policy)
  checkRules(catalogue, policy, lineage)
  const keptOut = new Set(policy.keptOut)
  const meant = requested ?? catalogue.features.map((one) => one.id).filter((id) => !keptOut.has(id))
  for (const id of meant) refuseBreach(id, lineage.get(id), policy)
  const asked = requested && new Set(requested)
  const ids = catalogue.features.map((feature) => feature.id)
  const mayScore = (id: string) => uses.get(id) === 'model' || uses.get(id) === 'review'
  return {
    model: ids.filter((id) => mayScore(id) && (asked?.has(id) ?? true)),
    monitored: ids.filter((id) => uses.get(id) === 'monitor'),
    uses,
    lineage,
  }
}

function refuseBreach(id: string, lineage: Lineage | undefined, policy: Policy): void {
  if (lineage === undefined) {
    fail('E_FEATURE_UNKNOWN', {
      what: 'The model asks for a feature that the catalogue does not have.',
      got: id,
      expected: 'an id of the catalogue',
      remedy: 'Correct the id.',
    })
  }
  const breach = breachOf(id, lineage, policy)
  if (breach === undefined) return
  fail('E_POLICY_BREACH', {
    what: `A feature of the model is made from a column that policy ${policy.version} keeps out of it.`,
    got: breach.words,
    expected: 'only columns with use "model" or "review"',
    remedy: `Rewrite ${id} without ${breach.column}, or name it in "keptOut" of the policy.`,
    column: breach.column,
  })
}

/** A column that may enter through certain features alone does so in the direction that its ground asks for. */
function requireDirections(catalogue: Catalogue, policy: Policy): void {
  for (const [column, { onlyThrough }] of Object.entries(policy.columns)) {
    for (const [id, direction] of Object.entries(onlyThrough ?? {})) {
      const feature = catalogue.features.find((one) => one.id === id)
      if (feature?.monotone === direction) continue
      fail('E_POLICY_BREACH', {
        what: `Policy ${policy.version} lets ${column} into the score only through a feature of one direction.`,
        got: `${column} → ${id} → model (${id} is ${feature === undefined ? 'not in the catalogue' : (feature.monotone ?? 'free')})`,
        expected: `a feature ${id} with monotone "${direction}"`,
        remedy: `Give ${id} that direction in the catalogue, or take ${column} out of the score.`,
        column,
      })
    }
  }
}
