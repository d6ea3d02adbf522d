import { columnUse, featureUse, type Policy, rawSources, readLineage } from '../features/index.ts'
import type { LocalText, TableSchema, Unit } from '../ingest/index.ts'
import type { Lender } from './lender.ts'
import { missingWords } from './missing-words.ts'

type Use = ReturnType<typeof columnUse>

/** What one policy says about a column or a feature, and why. */
export interface DictionaryUse {
  readonly profile: string
  readonly use: Use
  /** Name of the ground in the policy, and its words. */
  readonly ground: string
  readonly why: LocalText
  /** Of a column: the features through which alone it may enter the score; empty = no such bond. */
  readonly onlyThrough: readonly string[]
}

/** One column of a table as the warehouse holds it, flags and origin included. */
export interface DictionaryColumn {
  /** `table.COLUMN` */
  readonly id: string
  readonly table: string
  readonly column: string
  readonly label: LocalText
  readonly about: LocalText
  readonly unit: Unit
  readonly type: 'integer' | 'number' | 'text' | 'flag'
  readonly values: readonly { readonly value: string; readonly text: LocalText }[]
  /** What it means that there is no value; null when there always is one. */
  readonly missing: LocalText | null
  /** Cells of the file that mean "missing". */
  readonly sentinels: readonly (number | string)[]
  readonly range: { readonly min?: number; readonly max?: number } | null
  /** The only file of the table that has it. */
  readonly onlyIn: string | null
  readonly quirk: LocalText | null
  /** Of a flag: the column and the cell that raise it. */
  readonly raisedBy: { readonly column: string; readonly equals: number | string } | null
  /** Whether the applicant can change it; null = no. The same in every policy, or the first one's. */
  readonly actionable: 'hard' | 'easy' | null
  readonly bounds: { readonly min: number; readonly max: number } | null
  readonly uses: readonly DictionaryUse[]
  /** Features that read it, by any path. */
  readonly features: readonly string[]
}

export interface DictionaryFeature {
  readonly id: string
  readonly label: LocalText
  readonly about: LocalText
  readonly unit: Unit
  readonly theme: Lender['catalogue']['features'][number]['theme']
  readonly scope: 'application' | 'history'
  readonly missing: LocalText
  readonly higher: LocalText
  readonly monotone: 'increasing' | 'decreasing' | null
  /** Neutral name of the reason under which it is told. */
  readonly reason: LocalText
  readonly sources: readonly string[]
  readonly uses: readonly DictionaryUse[]
  readonly sql: string
  /** Rows that a history feature aggregates; null for application features. */
  readonly grain: string | null
}

export interface Dictionary {
  readonly tables: readonly { readonly name: string; readonly label: LocalText; readonly about: LocalText }[]
  readonly columns: readonly DictionaryColumn[]
  readonly features: readonly DictionaryFeature[]
}

/**
 * Every raw column and every feature of a lender in words, with what each policy allows and which reads which.
 * Needs no data.
 */
export async function readDictionary(lender: Lender): Promise<Dictionary> {
  const { catalogue, tables, policies } = lender
  const lineage = await readLineage(catalogue, tables)
  const sources = new Map([...lineage].map(([id, one]) => [id, rawSources(one, tables)]))
  const reasons = new Map(catalogue.reasonGroups.map((group) => [group.id, group.label]))
  const readers = new Map<string, string[]>()
  for (const [id, columns] of sources) {
    for (const column of columns) readers.set(column, [...(readers.get(column) ?? []), id])
  }
  return {
    tables: tables.map(({ name, label, about }) => ({ name, label, about })),
    columns: tables.flatMap((table) =>
      columnsOf(table, tables).map((column) => ({
        ...column,
        missing: column.missing === null ? null : missingWords(lender, table.name, column.column),
        quirk: lender.quirks[column.id] ?? null,
        actionable: policies[0]?.columns[column.id]?.actionable ?? null,
        bounds: policies[0]?.columns[column.id]?.bounds ?? null,
        uses: policies.map((policy) => columnUseOf(policy, column.id)),
        features: readers.get(column.id) ?? [],
      })),
    ),
    features: catalogue.features.map((feature) => ({
      id: feature.id,
      label: feature.label,
      about: feature.about,
      unit: feature.unit,
      theme: feature.theme,
      scope: feature.scope,
      missing: feature.missing,
      higher: feature.higher,
      monotone: feature.monotone ?? null,
      reason: reasons.get(feature.reasonGroup)!,
      sources: sources.get(feature.id)!,
      uses: policies.map((policy) => featureUseOf(policy, feature.id, sources.get(feature.id)!)),
      sql: feature.sql,
      grain: feature.grain ?? null,
    })),
  }
}

type Bare = Omit<DictionaryColumn, 'missing' | 'quirk' | 'actionable' | 'bounds' | 'uses' | 'features'> & {
  /** Null when there always is a value. */
  readonly missing: 'possible' | null
}

/** The application id where ingest adds it, the columns of the file, then the other columns that ingest adds. */
function columnsOf(table: TableSchema, tables: readonly TableSchema[]): readonly Bare[] {
  const common = { table: table.name, values: [], sentinels: [], range: null, onlyIn: null, raisedBy: null }
  const id = table.applicationId.column
  const carried = table.columns.some(({ name }) => name === id)
    ? []
    : tables.flatMap((one) => one.columns.filter(({ name }) => name === id)).slice(0, 1)
  const columns = [...carried, ...table.columns].map((column): Bare => {
    const {
      name,
      label,
      about,
      unit,
      type,
      values = [],
      sentinels = [],
      range = null,
      onlyIn = null,
    } = column
    const possible = column.nullable || sentinels.length > 0 || range !== null || onlyIn !== null
    return {
      ...common,
      ...{
        id: `${table.name}.${name}`,
        column: name,
        label,
        about,
        unit,
        type,
        values,
        sentinels,
        range,
        onlyIn,
      },
      missing: possible ? 'possible' : null,
    }
  })
  const added = { ...common, missing: null }
  const flags = table.flags.map(({ name, label, about, column, equals }): Bare => {
    const raisedBy = { column, equals }
    return {
      ...added,
      id: `${table.name}.${name}`,
      column: name,
      label,
      about,
      unit: 'flag',
      type: 'flag',
      raisedBy,
    }
  })
  const origin = table.origin
  if (origin === undefined) return [...columns, ...flags]
  const { name, label, about } = origin
  return [
    ...columns,
    ...flags,
    { ...added, id: `${table.name}.${name}`, column: name, label, about, unit: 'none', type: 'text' },
  ]
}

function columnUseOf(policy: Policy, id: string): DictionaryUse {
  const use = columnUse(policy, id)
  const { why, onlyThrough } = policy.columns[id]!
  const bond = Object.keys(onlyThrough ?? {})
  return { profile: policy.profile, use, ground: why, why: policy.grounds[why]!, onlyThrough: bond }
}

/** The strictest use of its columns, with the ground of the first column that brings it about. */
function featureUseOf(policy: Policy, id: string, sources: readonly string[]): DictionaryUse {
  const strictest = (columns: readonly string[]) =>
    featureUse(id, new Map(columns.map((one) => [one, []])), policy)
  const use = strictest(sources)
  const column = sources.find((one) => strictest([one]) === use) ?? sources[0]!
  return { ...columnUseOf(policy, column), use, onlyThrough: [] }
}
