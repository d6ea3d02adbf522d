/** Runs one statement; parameters are positional `?`. */
export type Query = (
  sql: string,
  parameters?: readonly (number | string | null)[],
) => Promise<Record<string, number | string | null>[]>

/** A column by which people can be compared. */
export interface CompareColumn {
  /** As filters and answers name it. */
  readonly id: string
  readonly kind: 'number' | 'category'
  /** Key of `CompareSource.relations`. */
  readonly relation: string
  /** Its name in that table. */
  readonly name: string
}

/** Where the columns lie: tables with one row per application, joined on one key. */
export interface CompareSource {
  /** Short name in SQL → table. */
  readonly relations: Readonly<Record<string, string>>
  readonly key: string
  /** 1 = payment difficulties, NULL = not known; its relation has every application. */
  readonly target: { readonly relation: string; readonly name: string }
}

export type CohortFilter =
  | {
      readonly column: string
      readonly kind: 'range'
      readonly min: number | null
      readonly max: number | null
    }
  | { readonly column: string; readonly kind: 'values'; readonly values: readonly string[] }
  | { readonly column: string; readonly kind: 'missing' }

/** SQL text with the values for its `?`, in order. */
export interface Fragment {
  readonly sql: string
  readonly parameters: readonly (number | string | null)[]
}

export function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`
}

/** The value as a double or a text, whatever the table stores. */
export function valueSql({ relation, name, kind }: CompareColumn): string {
  return `cast(${relation}.${quoted(name)} as ${kind === 'number' ? 'double' : 'varchar'})`
}

/** FROM with the tables that the columns need, and no other. */
export function fromSql(source: CompareSource, columns: readonly CompareColumn[]): string {
  const base = source.target.relation
  const key = quoted(source.key)
  const needed = [...new Set(columns.map((column) => column.relation))].filter((one) => one !== base).sort()
  const joins = needed.map(
    (one) => ` left join ${quoted(source.relations[one]!)} ${one} on ${one}.${key} = ${base}.${key}`,
  )
  return `${quoted(source.relations[base]!)} ${base}${joins.join('')}`
}
