import type { DisplayValue, LocalText } from '../../contract/index.ts'
import { fail } from '../../errors/index.ts'
import {
  type ColumnUse,
  columnUse,
  type FeatureDefinition,
  type Policy,
  type ReasonGroup,
  readLineage,
} from '../../features/index.ts'
import type { ColumnSchema } from '../../ingest/index.ts'
import {
  DECIDING,
  explanationOf,
  type Lender,
  type ModelCard,
  missingWords,
  NO_INFORMATION,
  type WordedValue,
} from '../../workspace/index.ts'
import { display, wordsOf } from './display.ts'

/** Ids and values of a bank joined to the lender's words, under the policy of its model. */
export interface Words {
  readonly policy: Policy
  /** Features of the model, in its order. */
  readonly modelFeatures: readonly FeatureDefinition[]
  /** Raw columns (`table.COLUMN`) that a feature of the model is made from, application id left out. */
  sources(featureId: string): readonly string[]
  /** True when a feature of the model reads `table.COLUMN`. */
  isScored(column: string): boolean
  feature(id: string): FeatureDefinition
  group(id: string): ReasonGroup
  use(table: string, column: string): ColumnUse
  mayBeCompared(column: string): boolean
  column(table: string, name: string): ColumnSchema
  /** A feature's value as pages show it. */
  featureValue(feature: FeatureDefinition, value: number | string | null): DisplayValue
  featureCategories(feature: FeatureDefinition): readonly WordedValue[]
  /** Words of a value of a raw application column. */
  value(column: string, value: string | null): LocalText
  columnValue(table: string, column: string, value: number | string | null): DisplayValue
}

/**
 * @param card of the model in use: its features and its policy
 * @throws E_MODEL_POLICY when the lender has no policy of the model's version
 */
export async function createWords(lender: Lender, card: ModelCard): Promise<Words> {
  const policy = lender.policies.find((one) => one.version === card.policyVersion) ?? noPolicy(lender, card)
  const features = new Map(lender.catalogue.features.map((one) => [one.id, one]))
  const groups = new Map(lender.catalogue.reasonGroups.map((one) => [one.id, one]))
  const columns = columnsOf(lender)
  const lineage = await readLineage(lender.catalogue, lender.tables)
  const inModel = new Set(explanationOf(card, DECIDING).effects.map((effect) => effect.id))
  const modelFeatures = lender.catalogue.features.filter((one) => inModel.has(one.id))
  const ids = new Set(lender.tables.map((table) => `${table.name}.${table.applicationId.column}`))
  const sources = (id: string) => [...(lineage.get(id)?.keys() ?? [])].filter((key) => !ids.has(key))
  const scored = new Set(modelFeatures.flatMap((one) => sources(one.id)))
  const use = (table: string, name: string) => columnUse(policy, `${table}.${name}`)
  const column = (table: string, name: string) => found(columns, `${table}.${name}`)
  const categories = (feature: FeatureDefinition): readonly WordedValue[] => {
    const worded = sources(feature.id).flatMap((key) => columns.get(key)?.values ?? [])
    return (feature.categories ?? []).map((value) => ({
      value,
      text: feature.categoryWords?.[value] ?? wordsOf(value, worded),
    }))
  }
  return {
    policy,
    modelFeatures,
    sources,
    isScored: (key) => scored.has(key),
    feature: (id) => found(features, id),
    group: (id) => found(groups, id),
    use,
    mayBeCompared: (name) => ['model', 'review'].includes(use('application', name)),
    column,
    featureValue(feature, value) {
      const shown = display(
        value,
        feature.unit,
        feature.missing,
        feature.kind === 'category' ? categories(feature) : [],
      )
      const text = typeof value === 'number' ? feature.numberWords?.[value] : undefined
      return text === undefined ? shown : { ...shown, text }
    },
    featureCategories: categories,
    value: (name, value) =>
      value === null ? NO_INFORMATION : wordsOf(value, column('application', name).values ?? []),
    columnValue(table, name, value) {
      const schema = column(table, name)
      return display(value, schema.unit, missingWords(lender, table, name), schema.values)
    },
  }
}

/** Columns of all tables and the flags that ingest adds, by `table.COLUMN`. */
function columnsOf(lender: Lender): ReadonlyMap<string, ColumnSchema> {
  const columns = new Map<string, ColumnSchema>()
  for (const table of lender.tables) {
    for (const one of table.columns) columns.set(`${table.name}.${one.name}`, one)
    for (const flag of table.flags) {
      const { name, label, about } = flag
      columns.set(`${table.name}.${name}`, {
        name,
        label,
        about,
        type: 'integer',
        nullable: false,
        unit: 'flag',
      })
    }
  }
  return columns
}

function found<T>(map: ReadonlyMap<string, T>, id: string): T {
  const value = map.get(id)
  if (value !== undefined) return value
  fail('E_WORDS_UNKNOWN', {
    what: 'The lender has no words for an id of its bank.',
    got: id,
    expected: 'an id of the catalogue or of a table',
    remedy: 'Use the lender with which this bank was trained.',
  })
}

function noPolicy(lender: Lender, card: ModelCard): never {
  fail('E_MODEL_POLICY', {
    what: 'The model was trained under a policy that the lender does not have.',
    got: card.policyVersion,
    expected: lender.policies.map((one) => one.version).join(', '),
    remedy: 'Train again, or use the version of Vitrine that trained it.',
  })
}
