import type { CompareColumn } from '../../compare/index.ts'
import type { ComparableColumn } from '../../contract/index.ts'
import type { Lender, WordedValue } from '../../workspace/index.ts'
import type { Words } from '../words/words.ts'

/** A comparable column without what must be read from the data. */
export interface DescribedColumn extends Omit<ComparableColumn, 'values' | 'range'> {
  /** Words of its categories. */
  readonly words: readonly WordedValue[]
}

export interface Descriptions {
  /** In the order of the list: raw columns, then features. */
  readonly described: ReadonlyMap<string, DescribedColumn>
  readonly columns: ReadonlyMap<string, CompareColumn>
  /** Feature that copies a raw column → that column. */
  readonly aliases: ReadonlyMap<string, string>
}

/**
 * The raw columns that the lender names and the policy allows, and the features of the model; a feature that
 * only copies such a column is left out, so that nothing stands in the list twice.
 */
export function describeColumns(lender: Lender, words: Words): Descriptions {
  const described = new Map<string, DescribedColumn>()
  const columns = new Map<string, CompareColumn>()
  const aliases = new Map<string, string>()
  for (const { column, theme } of lender.pages.comparable) {
    if (!words.mayBeCompared(column)) continue
    const schema = words.column('application', column)
    const kind = schema.type === 'text' ? 'category' : 'number'
    described.set(column, {
      id: column,
      label: schema.label,
      about: schema.about,
      missing: words.columnValue('application', column, null).missing!,
      theme,
      unit: schema.unit,
      kind,
      sources: [`application.${column}`],
      scored: words.isScored(`application.${column}`),
      words: schema.values ?? [],
    })
    columns.set(column, { id: column, kind, relation: 'a', name: column })
  }
  for (const feature of words.modelFeatures) {
    const copied = /^a\.(\w+)$/.exec(feature.sql)?.[1]
    if (copied !== undefined && described.has(copied)) {
      aliases.set(feature.id, copied)
      continue
    }
    const { id, label, about, missing, theme, unit, kind } = feature
    const sources = [...words.sources(id)]
    const categories = words.featureCategories(feature)
    described.set(id, {
      id,
      label,
      about,
      missing,
      theme,
      unit,
      kind,
      sources,
      scored: true,
      words: categories,
    })
    columns.set(id, { id, kind, relation: 'f', name: id })
  }
  return { described, columns, aliases }
}
